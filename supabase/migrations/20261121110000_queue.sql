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
);
create unique index queue_tickets_live on app.queue_tickets (visitor_id) where state in ('waiting', 'ready');
create index queue_tickets_waiting on app.queue_tickets (number) where state = 'waiting';
create index queue_tickets_silent on app.queue_tickets (seen_at) where state = 'waiting';
create index queue_tickets_ready on app.queue_tickets (ready_until) where state = 'ready';
create index queue_tickets_by_address on app.queue_tickets (address_hash) where state in ('waiting', 'ready');
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

-- One row: what the vendor has told of its own count, until when it wants to be left alone, and our own pace.
create table app.queue_gauge (
  is_only boolean primary key default true check (is_only),
  -- Calls that the vendor counts and we do not know of; they take slots all the same.
  foreign_calls integer not null default 0,
  drift integer not null default 0,
  vendor_limit integer,
  measured_at timestamptz,
  paused_until timestamptz,
  -- For how long a slot is taken on average, and the share of those who wait that leave before their turn.
  mean_seconds double precision not null default 240,
  leaving_share double precision not null default 0,
  paced_at timestamptz not null default '-infinity'
);
alter table app.queue_gauge enable row level security;

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

-- How many wait before a number.
create function app.waiting_before(p_number bigint) returns integer
language sql stable set search_path = '' as $$
  select (coalesce((select sum(b.waiting) from app.queue_blocks b where b.block < p_number / 256), 0)
    + (select count(*) from app.queue_tickets t
       where t.state = 'waiting' and t.number >= p_number / 256 * 256 and t.number < p_number))::integer
$$;

create function app.count_all_waiting() returns integer
language sql stable set search_path = '' as $$
  select coalesce(sum(b.waiting), 0)::integer from app.queue_blocks b
$$;

-- Slots that a kind of call may still take. Web calls leave the phone its reserve; what the vendor counts beyond what
-- we know of is taken too, while that was measured lately.
create function app.free_slots(p_kind text, p_rules jsonb, p_now timestamptz) returns integer
language sql stable set search_path = '' as $$
  with taken as (
    select count(*) as total, count(*) filter (where l.kind = 'web') as web from app.slot_leases l
    where l.released_at is null and l.expires_at > p_now
  ), gauge as (
    select case when g.measured_at > p_now - interval '5 minutes'
        then least((p_rules ->> 'capacity')::integer, coalesce(g.vendor_limit, 2147483647)) - g.foreign_calls
        else (p_rules ->> 'capacity')::integer end as capacity,
      coalesce(g.paused_until > p_now, false) as is_paused
    from app.queue_gauge g
  )
  select case when gauge.is_paused then 0 else greatest(0, least(gauge.capacity - taken.total,
    case when p_kind = 'web' then gauge.capacity - taken.web
        - least((p_rules ->> 'phoneReserve')::integer, greatest(gauge.capacity - 1, 0))
      else gauge.capacity - taken.total end)) end::integer
  from taken, gauge
$$;

-- Whoever decides holds this lock, and finds the gauge's row: without one nothing could be counted.
create function app.lock_queue() returns void
language sql set search_path = '' as $$
  select pg_advisory_xact_lock(hashtextextended('queue', 0));
  insert into app.queue_gauge default values on conflict do nothing
$$;

-- How fast slots come free, measured over the last two hours; a prior of ten calls of four minutes steadies the start.
create function app.measure_pace(p_now timestamptz) returns void
language sql set search_path = '' as $$
  update app.queue_gauge g set
    mean_seconds = (10 * 240 + coalesce(held.seconds, 0)) / (10 + coalesce(held.calls, 0)),
    leaving_share = coalesce(gone.share, 0),
    paced_at = p_now
  from (
    select sum(extract(epoch from r.released_at - r.taken_at)) as seconds, count(*) as calls from (
      select l.taken_at, l.released_at from app.slot_leases l
      where l.released_at > p_now - interval '2 hours' and l.kind = 'web'
      order by l.released_at desc limit 200) r
  ) held, (
    select (count(*) filter (where e.admitted_at is null))::double precision / greatest(count(*), 20) as share from (
      select t.admitted_at from app.queue_tickets t
      where t.ended_at > p_now - interval '2 hours' order by t.ended_at desc limit 200) e
  ) gone
  where g.paced_at <= p_now - interval '15 seconds' or g.paced_at > p_now
$$;

-- Ends what is over and calls up whoever is next, in order. The caller holds the lock.
create function app.advance_locked(p_rules jsonb, p_now timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  free integer;
begin
  update app.queue_tickets set state = 'expired', ended_at = p_now, note = null
  where state = 'ready' and ready_until <= p_now;
  update app.queue_tickets set state = 'expired', ended_at = p_now, note = null
  where state = 'waiting' and seen_at <= p_now - make_interval(secs => (p_rules ->> 'silentSeconds')::integer);
  update app.slot_leases set released_at = p_now,
    released_by = case when claim_id is null and demo_id is null then 'no_show' else 'expired' end
  where released_at is null and expires_at <= p_now;
  perform app.measure_pace(p_now);
  free := app.free_slots('web', p_rules, p_now);
  if free > 0 then
    with next as (
      select t.number from app.queue_tickets t where t.state = 'waiting' order by t.number limit free
    ), ready as (
      update app.queue_tickets t set state = 'ready', ready_at = p_now, admitted_at = coalesce(t.admitted_at, p_now),
        ready_until = p_now + make_interval(secs => (p_rules ->> 'readySeconds')::integer), has_held = false
      from next n where t.number = n.number
      returning t.id, t.ready_until
    )
    insert into app.slot_leases (kind, ticket_id, taken_at, expires_at)
    select 'web', r.id, p_now, r.ready_until from ready r;
  end if;
end $$;

-- Whether there is anything for advance_locked to do; reads only.
create function app.is_advance_due(p_rules jsonb, p_now timestamptz) returns boolean
language sql stable set search_path = '' as $$
  select exists (select from app.queue_tickets where state = 'ready' and ready_until <= p_now)
    or exists (select from app.slot_leases where released_at is null and expires_at <= p_now)
    or exists (select from app.queue_blocks) and (app.free_slots('web', p_rules, p_now) > 0
      or exists (select from app.queue_tickets where state = 'waiting'
        and seen_at <= p_now - make_interval(secs => (p_rules ->> 'silentSeconds')::integer)))
$$;

-- A lease that ends takes its ticket's turn along.
create function app.end_turn() returns trigger
language plpgsql set search_path = '' as $$
begin
  update app.queue_tickets set state = 'done', ended_at = new.released_at
  where id = new.ticket_id and state = 'active';
  return null;
end $$;
create trigger end_turn after update on app.slot_leases for each row
  when (old.released_at is null and new.released_at is not null and new.ticket_id is not null)
  execute function app.end_turn();

-- A slot follows its call: kept while that may last, free when it is over.
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

-- When the k-th slot from now comes free: the sum of k intervals, each of mean/slots, whose spread is taken from
-- Erlang's distribution by Wilson and Hilferty's cube. Seconds, from the tenth to the ninetieth of a hundred waits.
create function app.wait_range(p_position integer, p_slots integer, p_mean_seconds double precision,
  p_leaving_share double precision) returns integer[]
language sql immutable set search_path = '' as $$
  select array[
    floor(w.mean * power(greatest(0, 1 - 1 / (9 * w.k) - 1.2816 * sqrt(1 / (9 * w.k))), 3))::integer,
    ceil(w.mean * power(1 - 1 / (9 * w.k) + 1.2816 * sqrt(1 / (9 * w.k)), 3))::integer]
  from (
    select greatest(1, p_position * (1 - p_leaving_share)) as k,
      greatest(1, p_position * (1 - p_leaving_share)) * p_mean_seconds / greatest(1, p_slots) as mean
  ) w
$$;

-- What a ticket's holder is told. `position`: 1 is next.
create function app.view_ticket(p_ticket app.queue_tickets, p_rules jsonb, p_now timestamptz)
returns table (ticket_id uuid, state text, place integer, p10_seconds integer, p90_seconds integer,
  expires_at timestamptz, can_hold boolean, note text)
language sql stable set search_path = '' as $$
  select p_ticket.id, case p_ticket.state when 'done' then 'left' else p_ticket.state end, w.place,
    (w.wait)[1], (w.wait)[2],
    case p_ticket.state when 'ready' then p_ticket.ready_until
      when 'waiting' then p_now + make_interval(secs => (p_rules ->> 'silentSeconds')::integer) end,
    p_ticket.state = 'ready' and not p_ticket.has_held, p_ticket.note
  from (
    select v.place, case when v.place is not null then app.wait_range(v.place,
      (p_rules ->> 'capacity')::integer - (p_rules ->> 'phoneReserve')::integer, g.mean_seconds, g.leaving_share) end as wait
    from app.queue_gauge g, (
      select case when p_ticket.state = 'waiting' then app.waiting_before(p_ticket.number) + 1 end as place) v
  ) w
$$;

-- Takes a place, or tells of the one that the visitor has. State `full`: too many wait, or too many from one address.
create function app.join_queue(
  p_visitor_id uuid, p_owner_id uuid, p_address_hash text, p_rules jsonb, p_now timestamptz
) returns table (ticket_id uuid, state text, place integer, p10_seconds integer, p90_seconds integer,
  expires_at timestamptz, can_hold boolean, note text)
language plpgsql set search_path = '' as $$
declare
  ticket app.queue_tickets;
begin
  perform app.lock_queue();
  update app.queue_tickets t set seen_at = p_now where t.visitor_id = p_visitor_id and t.state = 'waiting';
  perform app.advance_locked(p_rules, p_now);
  select t.* into ticket from app.queue_tickets t where t.visitor_id = p_visitor_id and t.state in ('waiting', 'ready');
  if not found then
    if app.count_all_waiting() >= (p_rules ->> 'longest')::integer or (
      select count(*) from app.queue_tickets t
      where t.address_hash = p_address_hash and t.state in ('waiting', 'ready')
    ) >= (p_rules ->> 'perAddress')::integer then
      return query select null::uuid, 'full'::text, null::integer, null::integer, null::integer, null::timestamptz,
        false, null::text;
      return;
    end if;
    insert into app.queue_tickets (visitor_id, owner_id, address_hash, state, joined_at, seen_at)
    values (p_visitor_id, p_owner_id, p_address_hash, 'waiting', p_now, p_now)
    returning * into ticket;
    perform app.advance_locked(p_rules, p_now);
    update app.queue_tickets t set told_position = v.place, told_p10_seconds = v.p10_seconds,
      told_p90_seconds = v.p90_seconds
    from app.view_ticket(ticket, p_rules, p_now) v where t.number = ticket.number and t.state = 'waiting';
    select t.* into ticket from app.queue_tickets t where t.number = ticket.number;
  end if;
  return query select v.* from app.view_ticket(ticket, p_rules, p_now) v;
end $$;

-- Where a visitor's ticket stands. Writes only a heartbeat that is due, or when somebody's turn has come or gone.
create function app.poll_queue(p_ticket_id uuid, p_visitor_id uuid, p_rules jsonb, p_now timestamptz)
returns table (ticket_id uuid, state text, place integer, p10_seconds integer, p90_seconds integer,
  expires_at timestamptz, can_hold boolean, note text)
language plpgsql set search_path = '' as $$
declare
  ticket app.queue_tickets;
begin
  select t.* into ticket from app.queue_tickets t where t.id = p_ticket_id and t.visitor_id = p_visitor_id;
  if not found then return; end if;
  if ticket.state = 'waiting'
    and ticket.seen_at <= p_now - make_interval(secs => (p_rules ->> 'heartbeatSeconds')::integer) then
    update app.queue_tickets t set seen_at = p_now where t.number = ticket.number and t.state = 'waiting';
  end if;
  if app.is_advance_due(p_rules, p_now) and pg_try_advisory_xact_lock(hashtextextended('queue', 0)) then
    perform app.advance_locked(p_rules, p_now);
    select t.* into ticket from app.queue_tickets t where t.number = ticket.number;
  end if;
  return query select v.* from app.view_ticket(ticket, p_rules, p_now) v;
end $$;

-- Once, whoever is called up may ask for as long again.
create function app.hold_place(p_ticket_id uuid, p_visitor_id uuid, p_rules jsonb, p_now timestamptz)
returns table (ticket_id uuid, state text, place integer, p10_seconds integer, p90_seconds integer,
  expires_at timestamptz, can_hold boolean, note text)
language plpgsql set search_path = '' as $$
declare
  ticket app.queue_tickets;
begin
  perform app.lock_queue();
  perform app.advance_locked(p_rules, p_now);
  update app.queue_tickets t set has_held = true,
    ready_until = t.ready_until + make_interval(secs => (p_rules ->> 'holdSeconds')::integer)
  where t.id = p_ticket_id and t.visitor_id = p_visitor_id and t.state = 'ready' and not t.has_held;
  select t.* into ticket from app.queue_tickets t where t.id = p_ticket_id and t.visitor_id = p_visitor_id;
  if not found then return; end if;
  update app.slot_leases l set expires_at = ticket.ready_until
  where ticket.state = 'ready' and l.ticket_id = ticket.id and l.released_at is null;
  return query select v.* from app.view_ticket(ticket, p_rules, p_now) v;
end $$;

create function app.leave_queue(p_ticket_id uuid, p_visitor_id uuid, p_rules jsonb, p_now timestamptz)
returns table (ticket_id uuid, state text, place integer, p10_seconds integer, p90_seconds integer,
  expires_at timestamptz, can_hold boolean, note text)
language plpgsql set search_path = '' as $$
declare
  ticket app.queue_tickets;
begin
  perform app.lock_queue();
  update app.queue_tickets t set state = 'left', ended_at = p_now, note = null
  where t.id = p_ticket_id and t.visitor_id = p_visitor_id and t.state in ('waiting', 'ready');
  if found then
    update app.slot_leases l set released_at = p_now, released_by = 'left'
    where l.ticket_id = p_ticket_id and l.released_at is null;
  end if;
  perform app.advance_locked(p_rules, p_now);
  select t.* into ticket from app.queue_tickets t where t.id = p_ticket_id and t.visitor_id = p_visitor_id;
  if not found then return; end if;
  return query select v.* from app.view_ticket(ticket, p_rules, p_now) v;
end $$;

-- A slot and talking time for a visitor whose turn it is, or for anybody when there is room and nobody waits; both or
-- neither. Outcome: claimed, queue_wait, or why there is no time to claim.
create function app.begin_web_call(
  p_visitor_id uuid, p_owner_id uuid, p_address_hash text, p_allowances jsonb, p_rules jsonb, p_now timestamptz
) returns table (outcome text, id uuid, seconds integer, returns_at timestamptz, memory jsonb, ticket_id uuid, note text)
language plpgsql set search_path = '' as $$
declare
  ticket app.queue_tickets;
  claim record;
begin
  perform app.lock_queue();
  perform app.advance_locked(p_rules, p_now);
  select t.* into ticket from app.queue_tickets t where t.visitor_id = p_visitor_id and t.state in ('waiting', 'ready');
  if ticket.state = 'waiting' or (ticket.state is null and app.free_slots('web', p_rules, p_now) < 1) then
    return query select 'queue_wait'::text, null::uuid, 0, null::timestamptz, null::jsonb, ticket.id, null::text;
    return;
  end if;
  select c.* into claim from app.claim_web_call(p_visitor_id, p_owner_id, p_address_hash,
    (p_allowances ->> 'secondsPerDay')::integer, (p_allowances ->> 'minimumSeconds')::integer,
    (p_allowances ->> 'addressSecondsPerDay')::integer, (p_allowances ->> 'totalSecondsPerDay')::integer,
    (p_allowances ->> 'claimSeconds')::integer, (p_allowances ->> 'summaries')::integer, p_now) c;
  if claim.outcome <> 'claimed' then
    return query select claim.outcome, null::uuid, 0, claim.returns_at, null::jsonb, ticket.id, null::text;
    return;
  end if;
  if ticket.state is null then
    insert into app.queue_tickets (visitor_id, owner_id, address_hash, state, joined_at, seen_at, admitted_at)
    values (p_visitor_id, p_owner_id, p_address_hash, 'active', p_now, p_now, p_now)
    returning * into ticket;
    insert into app.slot_leases (kind, ticket_id, claim_id, taken_at, expires_at)
    values ('web', ticket.id, claim.id, p_now, p_now + make_interval(secs => (p_rules ->> 'beginSeconds')::integer));
  else
    update app.queue_tickets t set state = 'active', note = null where t.number = ticket.number;
    update app.slot_leases l set claim_id = claim.id,
      expires_at = p_now + make_interval(secs => (p_rules ->> 'beginSeconds')::integer)
    where l.ticket_id = ticket.id and l.released_at is null;
  end if;
  return query select claim.outcome, claim.id, claim.seconds, null::timestamptz, claim.memory, ticket.id, ticket.note;
end $$;

-- No call came of it: the time is given back. Whoever had waited keeps the turn for a while; when the vendor had no
-- slot, everybody goes back in line in the old order, and nobody is called up for p_pause_seconds.
create function app.cancel_web_call(p_claim_id uuid, p_pause_seconds integer, p_rules jsonb, p_now timestamptz)
returns void
language plpgsql set search_path = '' as $$
declare
  ticket app.queue_tickets;
begin
  perform app.lock_queue();
  delete from app.web_claims where id = p_claim_id and call_id is null;
  -- A call came of it after all, whose end will free what it holds.
  if not found then return; end if;
  select t.* into ticket from app.queue_tickets t join app.slot_leases l on l.ticket_id = t.id
  where l.claim_id = p_claim_id and l.released_at is null and t.state = 'active';
  if not found then return; end if;
  if p_pause_seconds > 0 then
    update app.queue_gauge set paused_until = p_now + make_interval(secs => p_pause_seconds);
    update app.queue_tickets set state = 'waiting', seen_at = p_now, ready_at = null, ready_until = null
    where number = ticket.number and not exists (select from app.queue_tickets o
      where o.visitor_id = ticket.visitor_id and o.state in ('waiting', 'ready'));
    update app.slot_leases set released_at = p_now, released_by = 'failed'
    where claim_id = p_claim_id and released_at is null;
  elsif ticket.ready_at is not null and not exists (select from app.queue_tickets o
      where o.visitor_id = ticket.visitor_id and o.state in ('waiting', 'ready')) then
    update app.queue_tickets set state = 'ready', ready_until = greatest(ready_until, p_now + interval '1 minute')
    where number = ticket.number returning * into ticket;
    update app.slot_leases set claim_id = null, expires_at = ticket.ready_until
    where claim_id = p_claim_id and released_at is null;
  else
    update app.slot_leases set released_at = p_now, released_by = 'failed'
    where claim_id = p_claim_id and released_at is null;
  end if;
end $$;

-- The vendor's own count beside ours. Returns what is off, and the calls of ours to look up when ours is the higher.
create function app.reconcile_slots(p_vendor_calls integer, p_vendor_limit integer, p_now timestamptz)
returns table (drift integer, call_id text)
language plpgsql set search_path = '' as $$
declare
  own integer;
begin
  perform app.lock_queue();
  select count(*) into own from app.slot_leases l
  where l.released_at is null and l.expires_at > p_now and (l.claim_id is not null or l.demo_id is not null);
  update app.queue_gauge g set foreign_calls = greatest(0, p_vendor_calls - own), drift = p_vendor_calls - own,
    vendor_limit = p_vendor_limit, measured_at = p_now;
  return query select p_vendor_calls - own, null::text;
  if p_vendor_calls < own then
    return query select p_vendor_calls - own, l.call_id from app.slot_leases l
    where l.released_at is null and l.call_id is not null and l.taken_at < p_now - interval '20 seconds'
    order by l.taken_at limit 50;
  end if;
end $$;

-- What is on somebody's mind while they wait; Doc is given it with the call, and it is kept no longer.
create function app.note_in_queue(p_ticket_id uuid, p_visitor_id uuid, p_note text) returns boolean
language plpgsql set search_path = '' as $$
begin
  update app.queue_tickets set note = nullif(p_note, '')
  where id = p_ticket_id and visitor_id = p_visitor_id and state in ('waiting', 'ready');
  return found;
end $$;

-- The sweep: turns that have come or gone while nobody asked, and rows that are old enough to go.
create function app.sweep_queue(p_rules jsonb, p_days integer, p_now timestamptz) returns integer
language plpgsql set search_path = '' as $$
begin
  perform app.lock_queue();
  perform app.advance_locked(p_rules, p_now);
  delete from app.slot_leases where released_at < p_now - make_interval(days => p_days);
  delete from app.queue_tickets where ended_at < p_now - make_interval(days => p_days);
  return app.count_all_waiting();
end $$;

create function public.join_queue(p_visitor_id uuid, p_address_hash text, p_rules jsonb, p_owner_id uuid default null)
returns table (ticket_id uuid, state text, place integer, p10_seconds integer, p90_seconds integer,
  expires_at timestamptz, can_hold boolean, note text)
language sql security definer set search_path = '' as $$
  select j.* from app.join_queue(p_visitor_id, p_owner_id, p_address_hash, p_rules, now()) j
$$;

create function public.poll_queue(p_ticket_id uuid, p_visitor_id uuid, p_rules jsonb)
returns table (ticket_id uuid, state text, place integer, p10_seconds integer, p90_seconds integer,
  expires_at timestamptz, can_hold boolean, note text)
language sql security definer set search_path = '' as $$
  select j.* from app.poll_queue(p_ticket_id, p_visitor_id, p_rules, now()) j
$$;

create function public.hold_place(p_ticket_id uuid, p_visitor_id uuid, p_rules jsonb)
returns table (ticket_id uuid, state text, place integer, p10_seconds integer, p90_seconds integer,
  expires_at timestamptz, can_hold boolean, note text)
language sql security definer set search_path = '' as $$
  select j.* from app.hold_place(p_ticket_id, p_visitor_id, p_rules, now()) j
$$;

create function public.leave_queue(p_ticket_id uuid, p_visitor_id uuid, p_rules jsonb)
returns table (ticket_id uuid, state text, place integer, p10_seconds integer, p90_seconds integer,
  expires_at timestamptz, can_hold boolean, note text)
language sql security definer set search_path = '' as $$
  select j.* from app.leave_queue(p_ticket_id, p_visitor_id, p_rules, now()) j
$$;

create function public.note_in_queue(p_ticket_id uuid, p_visitor_id uuid, p_note text) returns boolean
language sql security definer set search_path = '' as $$
  select app.note_in_queue(p_ticket_id, p_visitor_id, p_note)
$$;

create function public.begin_web_call(
  p_visitor_id uuid, p_address_hash text, p_allowances jsonb, p_rules jsonb, p_owner_id uuid default null
) returns table (outcome text, id uuid, seconds integer, returns_at timestamptz, memory jsonb, ticket_id uuid, note text)
language sql security definer set search_path = '' as $$
  select b.* from app.begin_web_call(p_visitor_id, p_owner_id, p_address_hash, p_allowances, p_rules, now()) b
$$;

create function public.cancel_web_call(p_claim_id uuid, p_pause_seconds integer, p_rules jsonb) returns void
language sql security definer set search_path = '' as $$
  select app.cancel_web_call(p_claim_id, p_pause_seconds, p_rules, now())
$$;

create function public.reconcile_slots(p_vendor_calls integer, p_vendor_limit integer)
returns table (drift integer, call_id text)
language sql security definer set search_path = '' as $$
  select r.* from app.reconcile_slots(p_vendor_calls, p_vendor_limit, now()) r
$$;

create function public.sweep_queue(p_rules jsonb, p_days integer) returns integer
language sql security definer set search_path = '' as $$
  select app.sweep_queue(p_rules, p_days, now())
$$;

-- Claiming time without a slot is over.
drop function public.claim_web_call(uuid, text, integer, integer, integer, integer, integer, integer, uuid);
drop function public.release_web_claim(uuid);

revoke execute on function
  app.count_waiting(),
  app.waiting_before(bigint),
  app.count_all_waiting(),
  app.free_slots(text, jsonb, timestamptz),
  app.lock_queue(),
  app.measure_pace(timestamptz),
  app.advance_locked(jsonb, timestamptz),
  app.is_advance_due(jsonb, timestamptz),
  app.end_turn(),
  app.follow_call(),
  app.wait_range(integer, integer, double precision, double precision),
  app.view_ticket(app.queue_tickets, jsonb, timestamptz),
  app.join_queue(uuid, uuid, text, jsonb, timestamptz),
  app.poll_queue(uuid, uuid, jsonb, timestamptz),
  app.hold_place(uuid, uuid, jsonb, timestamptz),
  app.leave_queue(uuid, uuid, jsonb, timestamptz),
  app.begin_web_call(uuid, uuid, text, jsonb, jsonb, timestamptz),
  app.cancel_web_call(uuid, integer, jsonb, timestamptz),
  app.reconcile_slots(integer, integer, timestamptz),
  app.note_in_queue(uuid, uuid, text),
  app.sweep_queue(jsonb, integer, timestamptz),
  public.join_queue(uuid, text, jsonb, uuid),
  public.poll_queue(uuid, uuid, jsonb),
  public.hold_place(uuid, uuid, jsonb),
  public.leave_queue(uuid, uuid, jsonb),
  public.note_in_queue(uuid, uuid, text),
  public.begin_web_call(uuid, text, jsonb, jsonb, uuid),
  public.cancel_web_call(uuid, integer, jsonb),
  public.reconcile_slots(integer, integer),
  public.sweep_queue(jsonb, integer)
from public, anon, authenticated;
grant execute on function
  public.join_queue(uuid, text, jsonb, uuid),
  public.poll_queue(uuid, uuid, jsonb),
  public.hold_place(uuid, uuid, jsonb),
  public.leave_queue(uuid, uuid, jsonb),
  public.note_in_queue(uuid, uuid, text),
  public.begin_web_call(uuid, text, jsonb, jsonb, uuid),
  public.cancel_web_call(uuid, integer, jsonb),
  public.reconcile_slots(integer, integer),
  public.sweep_queue(jsonb, integer)
to service_role;
