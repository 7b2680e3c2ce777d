-- A demo call from the moment its key is claimed: the intent, the consent, and what it holds of the limits. Numbers and
-- addresses are keyed hashes; the e-mail is encrypted and goes after 90 days.
create table app.demo_calls (
  id uuid primary key default gen_random_uuid(),
  key_hash text not null unique,
  state text not null check (state in ('claimed', 'intent', 'unknown', 'placed', 'failed')),
  claimed_at timestamptz not null,
  call_id text unique,
  phone_hash text,
  address_hash text,
  email_sealed text,
  consent_version text,
  user_agent text,
  intended_at timestamptz,
  dialled_at timestamptz,
  reserved_seconds integer not null default 0,
  reserved_micro_usd bigint not null default 0,
  phone_held boolean not null default false,
  address_held boolean not null default false,
  looked_up_at timestamptz,
  -- Set once what the call held has been given back or replaced by what it came to.
  settled_at timestamptz
);
create index demo_calls_recent on app.demo_calls (intended_at) where intended_at is not null;
create index demo_calls_unsettled on app.demo_calls (intended_at) where settled_at is null;
alter table app.demo_calls enable row level security;

create table app.blocked_numbers (
  phone_hash text primary key,
  blocked_at timestamptz not null
);
alter table app.blocked_numbers enable row level security;

-- The first asker for a key gets the claim; everyone else learns what became of it. A claim that came to nothing within
-- a minute (its server died) may be taken again.
create function app.claim_demo_call(p_key_hash text, p_phone_hash text, p_now timestamptz)
returns table (id uuid, outcome text, call_id text, is_blocked boolean)
language plpgsql set search_path = '' as $$
declare
  claimed app.demo_calls;
begin
  insert into app.demo_calls as d (key_hash, state, claimed_at) values (p_key_hash, 'claimed', p_now)
  on conflict (key_hash) do update set claimed_at = p_now
    where d.state = 'claimed' and d.claimed_at < p_now - interval '1 minute'
  returning d.* into claimed;
  if found then
    return query select claimed.id, 'claimed'::text, null::text,
      exists (select from app.blocked_numbers b where b.phone_hash = p_phone_hash);
  else
    return query select d.id, case d.state when 'placed' then 'placed' when 'failed' then 'failed' else 'in_progress' end,
      d.call_id, false
    from app.demo_calls d where d.key_hash = p_key_hash;
  end if;
end $$;

-- The intent is written before anything is dialled, or refused when all lines are taken.
create function app.write_demo_intent(
  p_id uuid, p_phone_hash text, p_address_hash text, p_email_sealed text, p_consent_version text, p_user_agent text,
  p_reserved_seconds integer, p_reserved_micro_usd bigint, p_capacity integer, p_now timestamptz
) returns text
language plpgsql set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('capacity', 0));
  if (
    select count(*) from app.calls c
    where c.status in ('registered', 'ongoing') and c.last_event_at > p_now - interval '15 minutes'
  ) + (
    select count(*) from app.demo_calls d
    where d.state in ('intent', 'unknown') and d.intended_at > p_now - interval '2 minutes'
  ) >= p_capacity then
    return 'busy';
  end if;
  update app.demo_calls d set
    state = 'intent', phone_hash = p_phone_hash, address_hash = p_address_hash, email_sealed = p_email_sealed,
    consent_version = p_consent_version, user_agent = p_user_agent, intended_at = p_now,
    reserved_seconds = p_reserved_seconds, reserved_micro_usd = p_reserved_micro_usd,
    phone_held = true, address_held = true
  where d.id = p_id and d.state = 'claimed';
  return case when found then 'written' else 'lost' end;
end $$;

create function app.record_demo_call(p_id uuid, p_call_id text, p_now timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
  update app.demo_calls d set state = 'placed', call_id = p_call_id, dialled_at = coalesce(d.dialled_at, p_now)
  where d.id = p_id and d.state in ('intent', 'unknown');
  insert into app.calls (call_id, kind, max_duration_seconds, last_event_at, created_at, updated_at)
  values (p_call_id, 'phone', 180, p_now, p_now, p_now)
  on conflict (call_id) do nothing;
end $$;

-- Nothing was placed: everything it held is given back.
create function app.fail_demo_call(p_id uuid, p_now timestamptz) returns void
language sql set search_path = '' as $$
  update app.demo_calls set state = 'failed', phone_held = false, address_held = false, reserved_seconds = 0,
    reserved_micro_usd = 0, settled_at = p_now
  where id = p_id and state in ('intent', 'unknown')
$$;

-- What an ended call keeps of the limits.
create function app.settle_demo_call(
  p_id uuid, p_phone_held boolean, p_address_held boolean, p_seconds integer, p_micro_usd bigint, p_now timestamptz
) returns boolean
language plpgsql set search_path = '' as $$
begin
  update app.demo_calls set phone_held = p_phone_held, address_held = p_address_held,
    reserved_seconds = p_seconds, reserved_micro_usd = p_micro_usd, settled_at = p_now
  where id = p_id and settled_at is null;
  return found;
end $$;

-- Everything that Redis must know to hold the limits: this is the ledger, Redis a copy that can be made anew.
create function app.list_demo_reservations(p_hours integer, p_now timestamptz)
returns table (id uuid, at timestamptz, phone_hash text, address_hash text, phone_held boolean, address_held boolean,
  seconds integer, micro_usd bigint, is_committed boolean)
language sql stable set search_path = '' as $$
  select d.id, d.intended_at, d.phone_hash, d.address_hash, d.phone_held, d.address_held, d.reserved_seconds,
    d.reserved_micro_usd, d.state = 'placed'
  from app.demo_calls d
  where d.intended_at > p_now - make_interval(hours => p_hours) and d.state in ('intent', 'unknown', 'placed')
$$;

create function app.demo_micro_usd_in_month(p_now timestamptz) returns bigint
language sql stable set search_path = '' as $$
  select coalesce(sum(d.reserved_micro_usd), 0)::bigint from app.demo_calls d
  where d.intended_at >= date_trunc('month', p_now at time zone 'utc') at time zone 'utc'
$$;

-- Intents that should have become a call by now, each offered to one asker at a time.
create function app.take_unsettled_demo_intents(p_seconds integer, p_limit integer, p_now timestamptz)
returns table (id uuid)
language sql set search_path = '' as $$
  with due as (
    select d.id from app.demo_calls d
    where d.state in ('intent', 'unknown')
      and greatest(d.intended_at, d.looked_up_at) < p_now - make_interval(secs => p_seconds)
    order by d.intended_at limit p_limit for update skip locked
  )
  update app.demo_calls d set looked_up_at = p_now from due where d.id = due.id returning d.id
$$;

-- Ended calls whose hold on the limits still is what was reserved.
create function app.list_unsettled_demo_calls(p_limit integer, p_call_id text)
returns table (id uuid, call_id text, status text, reason text, duration_ms integer, cost_micro_usd bigint)
language sql stable set search_path = '' as $$
  select d.id, d.call_id, c.status, c.reason, c.duration_ms, c.cost_micro_usd
  from app.demo_calls d join app.calls c on c.call_id = d.call_id
  where d.state = 'placed' and d.settled_at is null and c.status in ('ended', 'not_connected', 'error')
    and (p_call_id is null or d.call_id = p_call_id)
  order by d.intended_at limit p_limit
$$;

create function public.claim_demo_call(p_key_hash text, p_phone_hash text)
returns table (id uuid, outcome text, call_id text, is_blocked boolean)
language sql security definer set search_path = '' as $$
  select c.id, c.outcome, c.call_id, c.is_blocked from app.claim_demo_call(p_key_hash, p_phone_hash, now()) c
$$;

-- A gate refused: the key may be used again.
create function public.release_demo_claim(p_id uuid) returns void
language sql security definer set search_path = '' as $$
  delete from app.demo_calls where id = p_id and state = 'claimed'
$$;

create function public.write_demo_intent(
  p_id uuid, p_phone_hash text, p_address_hash text, p_email_sealed text, p_consent_version text, p_user_agent text,
  p_reserved_seconds integer, p_reserved_micro_usd bigint, p_capacity integer
) returns text
language sql security definer set search_path = '' as $$
  select app.write_demo_intent(p_id, p_phone_hash, p_address_hash, p_email_sealed, p_consent_version, p_user_agent,
    p_reserved_seconds, p_reserved_micro_usd, p_capacity, now())
$$;

create function public.record_demo_call(p_id uuid, p_call_id text) returns void
language sql security definer set search_path = '' as $$
  select app.record_demo_call(p_id, p_call_id, now())
$$;

create function public.mark_demo_call_unknown(p_id uuid) returns void
language sql security definer set search_path = '' as $$
  update app.demo_calls set state = 'unknown' where id = p_id and state = 'intent'
$$;

create function public.fail_demo_call(p_id uuid) returns void
language sql security definer set search_path = '' as $$
  select app.fail_demo_call(p_id, now())
$$;

create function public.settle_demo_call(
  p_id uuid, p_phone_held boolean, p_address_held boolean, p_seconds integer, p_micro_usd bigint
) returns boolean
language sql security definer set search_path = '' as $$
  select app.settle_demo_call(p_id, p_phone_held, p_address_held, p_seconds, p_micro_usd, now())
$$;

create function public.list_demo_reservations(p_hours integer)
returns table (id uuid, at timestamptz, phone_hash text, address_hash text, phone_held boolean, address_held boolean,
  seconds integer, micro_usd bigint, is_committed boolean, micro_usd_in_month bigint)
language sql stable security definer set search_path = '' as $$
  select r.*, app.demo_micro_usd_in_month(now()) from (select 1) one
  left join app.list_demo_reservations(p_hours, now()) r on true
$$;

create function public.take_unsettled_demo_intents(p_seconds integer, p_limit integer) returns table (id uuid)
language sql security definer set search_path = '' as $$
  select t.id from app.take_unsettled_demo_intents(p_seconds, p_limit, now()) t
$$;

create function public.list_unsettled_demo_calls(p_limit integer, p_call_id text default null)
returns table (id uuid, call_id text, status text, reason text, duration_ms integer, cost_micro_usd bigint)
language sql stable security definer set search_path = '' as $$
  select u.* from app.list_unsettled_demo_calls(p_limit, p_call_id) u
$$;

create function public.get_demo_call(p_call_id text)
returns table (call_id text, status text, reason text, started_at timestamptz, ended_at timestamptz,
  duration_ms integer, transcript jsonb, summary text, is_analyzed boolean, consent_version text, consented_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select c.call_id, c.status, c.reason, c.started_at, c.ended_at, c.duration_ms, c.transcript, c.summary,
    c.summary is not null or c.analysis is not null, d.consent_version, d.intended_at
  from app.demo_calls d join app.calls c on c.call_id = d.call_id
  where d.call_id = p_call_id
$$;

create function public.block_number(p_phone_hash text) returns void
language sql security definer set search_path = '' as $$
  insert into app.blocked_numbers (phone_hash, blocked_at) values (p_phone_hash, now()) on conflict do nothing
$$;

-- The e-mail and what tells one browser from another go after their days; that consent was given stays.
create function public.purge_demo_contacts(p_days integer) returns integer
language sql security definer set search_path = '' as $$
  with purged as (
    update app.demo_calls set email_sealed = null, user_agent = null
    where claimed_at < now() - make_interval(days => p_days) and (email_sealed is not null or user_agent is not null)
    returning 1
  )
  select count(*)::integer from purged
$$;

revoke execute on function
  app.claim_demo_call(text, text, timestamptz),
  app.write_demo_intent(uuid, text, text, text, text, text, integer, bigint, integer, timestamptz),
  app.record_demo_call(uuid, text, timestamptz),
  app.fail_demo_call(uuid, timestamptz),
  app.settle_demo_call(uuid, boolean, boolean, integer, bigint, timestamptz),
  app.list_demo_reservations(integer, timestamptz),
  app.demo_micro_usd_in_month(timestamptz),
  app.take_unsettled_demo_intents(integer, integer, timestamptz),
  app.list_unsettled_demo_calls(integer, text),
  public.claim_demo_call(text, text),
  public.release_demo_claim(uuid),
  public.write_demo_intent(uuid, text, text, text, text, text, integer, bigint, integer),
  public.record_demo_call(uuid, text),
  public.mark_demo_call_unknown(uuid),
  public.fail_demo_call(uuid),
  public.settle_demo_call(uuid, boolean, boolean, integer, bigint),
  public.list_demo_reservations(integer),
  public.take_unsettled_demo_intents(integer, integer),
  public.list_unsettled_demo_calls(integer, text),
  public.get_demo_call(text),
  public.block_number(text),
  public.purge_demo_contacts(integer)
from public, anon, authenticated;
grant execute on function
  public.claim_demo_call(text, text),
  public.release_demo_claim(uuid),
  public.write_demo_intent(uuid, text, text, text, text, text, integer, bigint, integer),
  public.record_demo_call(uuid, text),
  public.mark_demo_call_unknown(uuid),
  public.fail_demo_call(uuid),
  public.settle_demo_call(uuid, boolean, boolean, integer, bigint),
  public.list_demo_reservations(integer),
  public.take_unsettled_demo_intents(integer, integer),
  public.list_unsettled_demo_calls(integer, text),
  public.get_demo_call(text),
  public.block_number(text),
  public.purge_demo_contacts(integer)
to service_role;
