-- The queue: tickets in the order of their numbers, and slots as leases that always end. Every decision is taken under one
-- lock, in one transaction; readers take none.
create table app.queue_tickets (
  number bigint generated always as identity primary key,
  id uuid not null unique default gen_random_uuid(),
  visitor_id uuid not null,
  owner_id uuid,
  address_hash text not null,
  state text not null check (state in ('waiting', 'ready', 'active', 'done', 'expired', 'left')),
  note text,
  joined_at timestamptz not null,
  seen_at timestamptz not null,
  ready_at timestamptz,
  ready_until timestamptz,
  has_held boolean not null default false,
  -- What it was told when it joined, for measuring how true that was.
  told_position integer,
  told_p10_seconds integer,
  told_p90_seconds integer,
  admitted_at timestamptz,
  ended_at timestamptz
-- Room for signs of life beside the row that they change, and none of the indexes holds them: most of all writes are these.
) with (fillfactor = 70);
create unique index queue_tickets_live on app.queue_tickets (visitor_id) where state in ('waiting', 'ready');
create index queue_tickets_active on app.queue_tickets (visitor_id) where state = 'active';
create index queue_tickets_waiting on app.queue_tickets (number) where state = 'waiting';
create index queue_tickets_ready on app.queue_tickets (ready_until) where state = 'ready';
create index queue_tickets_by_address on app.queue_tickets (address_hash) where state in ('waiting', 'ready');
create index queue_tickets_ended on app.queue_tickets (ended_at) where ended_at is not null;
alter table app.queue_tickets enable row level security;

-- How many wait, by blocks of 256 numbers, so that a place is counted without counting everybody.
create table app.queue_blocks (
  block bigint primary key,
  waiting integer not null
);
alter table app.queue_blocks enable row level security;

-- A slot that is taken: by somebody whose turn it is, by a call, or by a phone that is being rung.
create table app.slot_leases (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('web', 'phone')),
  ticket_id uuid,
  claim_id uuid,
  demo_id uuid,
  call_id text,
  taken_at timestamptz not null,
  expires_at timestamptz not null,
  released_at timestamptz,
  -- How it ended: call_ended, expired, no_show, left, failed.
  released_by text
);
create index slot_leases_open on app.slot_leases (expires_at) where released_at is null;
create unique index slot_leases_by_ticket on app.slot_leases (ticket_id) where released_at is null;
create unique index slot_leases_by_claim on app.slot_leases (claim_id) where claim_id is not null;
create unique index slot_leases_by_demo on app.slot_leases (demo_id) where demo_id is not null;
create index slot_leases_by_call on app.slot_leases (call_id) where call_id is not null;
create index slot_leases_released on app.slot_leases (released_at) where released_at is not null;
alter table app.slot_leases enable row level security;

-- One row at most: what the vendor has told of its own count, until when it wants to be left alone, and our own pace.
create table app.queue_gauge (
  is_only boolean primary key default true check (is_only),
  -- Calls that the vendor counts and we do not know of; they take slots all the same.
  foreign_calls integer not null default 0,
  drift integer not null default 0,
  vendor_limit integer,
  measured_at timestamptz,
  paused_until timestamptz,
  -- For how long a slot is taken on average, how much that varies (standard deviation over mean), of how many slots that
  -- is known, and how many of those who wait give up in a second.
  mean_seconds double precision not null default 240,
  variation double precision not null default 0.7,
  measured_slots integer not null default 0,
  leaving_rate double precision not null default 0,
  paced_at timestamptz not null default '-infinity'
);
alter table app.queue_gauge enable row level security;

-- The gauge, or what stands for it before anything was measured.
create function app.read_gauge() returns app.queue_gauge
language plpgsql stable set search_path = '' as $$
declare
  gauge app.queue_gauge;
begin
  select g.* into gauge from app.queue_gauge g;
  if not found then
    gauge.foreign_calls := 0;
    gauge.mean_seconds := 240;
    gauge.variation := 0.7;
    gauge.measured_slots := 0;
    gauge.leaving_rate := 0;
  end if;
  return gauge;
end $$;

create function app.count_waiting() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op <> 'INSERT' and old.state = 'waiting' then
    update app.queue_blocks set waiting = waiting - 1 where block = old.number / 256;
    delete from app.queue_blocks where block = old.number / 256 and waiting = 0;
  end if;
  if tg_op <> 'DELETE' and new.state = 'waiting' then
    insert into app.queue_blocks as b (block, waiting) values (new.number / 256, 1)
    on conflict (block) do update set waiting = b.waiting + 1;
  end if;
  return null;
end $$;
create trigger count_new_waiting after insert or delete on app.queue_tickets
  for each row execute function app.count_waiting();
create trigger count_waiting after update on app.queue_tickets
  for each row when (old.state is distinct from new.state) execute function app.count_waiting();

-- How many wait before a number. In PL/pgSQL, as everything that each poll runs: its plans are kept.
create function app.waiting_before(p_number bigint) returns integer
language plpgsql stable set search_path = '' as $$
begin
  return coalesce((select sum(b.waiting) from app.queue_blocks b where b.block < p_number / 256), 0)
    + (select count(*) from app.queue_tickets t
       where t.state = 'waiting' and t.number >= p_number / 256 * 256 and t.number < p_number);
end $$;

create function app.count_all_waiting() returns integer
language sql stable set search_path = '' as $$
  select coalesce(sum(b.waiting), 0)::integer from app.queue_blocks b
$$;

-- Slots that a kind of call may still take. Web calls leave the phone its reserve, but have one to themselves at least;
-- what the vendor counts beyond what we know of is taken too, while that was measured lately. A lease counts until it is
-- released, even one that is over: its call may be renewing it this moment. A pause is a matter of seconds: one that ends
-- later was written by another clock.
create function app.free_slots(p_kind text, p_rules jsonb, p_now timestamptz) returns integer
language plpgsql stable set search_path = '' as $$
declare
  gauge constant app.queue_gauge := app.read_gauge();
  capacity integer := p_rules ->> 'capacity';
  taken integer;
  taken_by_web integer;
begin
  if gauge.paused_until > p_now and gauge.paused_until <= p_now + interval '1 minute' then
    return 0;
  end if;
  if gauge.measured_at between p_now - interval '5 minutes' and p_now + interval '5 minutes' then
    capacity := least(capacity, gauge.vendor_limit) - gauge.foreign_calls;
  end if;
  select count(*), count(*) filter (where l.kind = 'web') into taken, taken_by_web
    from app.slot_leases l where l.released_at is null;
  return greatest(0, capacity - case when p_kind = 'phone' then taken else greatest(taken,
    taken_by_web + least((p_rules ->> 'phoneReserve')::integer, greatest(capacity - 1, 0))) end);
end $$;

create function app.lock_queue() returns void
language sql set search_path = '' as $$
  select pg_advisory_xact_lock(hashtextextended('queue', 0));
  insert into app.queue_gauge default values on conflict do nothing
$$;

-- A lease that ends takes its ticket's turn along; a note has been told once there is a call.
create function app.follow_lease() returns trigger
language plpgsql set search_path = '' as $$
begin
  update app.queue_tickets set note = null,
    state = case when new.released_at is null then state else 'done' end, ended_at = new.released_at
  where id = new.ticket_id and state = 'active';
  return null;
end $$;
create trigger follow_lease after update on app.slot_leases for each row
  when (new.ticket_id is not null and (old.released_at is null and new.released_at is not null
    or old.call_id is null and new.call_id is not null))
  execute function app.follow_lease();

-- A slot follows its call: kept while that may last, free when it is over. Without the queue's lock, since events come in
-- batches; whoever holds that lock takes rows in this order too: lease, ticket, claim.
create function app.follow_call() returns trigger
language plpgsql set search_path = '' as $$
begin
  update app.slot_leases l set call_id = new.call_id,
    expires_at = greatest(l.expires_at, new.updated_at
      + make_interval(secs => coalesce(new.max_duration_seconds, 420) + 60)),
    released_at = case when new.status in ('ended', 'not_connected', 'error') then new.updated_at end,
    released_by = case when new.status in ('ended', 'not_connected', 'error') then 'call_ended' end
  where l.released_at is null and (l.claim_id = new.claim_id or l.call_id = new.call_id);
  return null;
end $$;
create trigger follow_new_call after insert on app.calls for each row execute function app.follow_call();
create trigger follow_call after update on app.calls for each row
  when ((old.status, old.claim_id) is distinct from (new.status, new.claim_id)) execute function app.follow_call();

revoke execute on function
  app.read_gauge(),
  app.count_waiting(),
  app.waiting_before(bigint),
  app.count_all_waiting(),
  app.free_slots(text, jsonb, timestamptz),
  app.lock_queue(),
  app.follow_lease(),
  app.follow_call()
from public, anon, authenticated;
