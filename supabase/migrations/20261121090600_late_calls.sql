-- A phone call that was placed for an intent, heard of at once or found later. Whatever was given back meanwhile is held
-- again until the call has ended. Its webhook may have made the call's row already.
drop function public.record_demo_call(uuid, text);
drop function app.record_demo_call(uuid, text, timestamptz);
create function app.record_demo_call(
  p_id uuid, p_call_id text, p_seconds integer, p_micro_usd bigint, p_now timestamptz
) returns void
language plpgsql set search_path = '' as $$
begin
  update app.demo_calls d set state = 'placed', call_id = p_call_id, dialled_at = coalesce(d.dialled_at, p_now),
    phone_held = true, address_held = true, reserved_seconds = p_seconds, reserved_micro_usd = p_micro_usd,
    settled_at = null
  where d.id = p_id and d.state in ('intent', 'unknown', 'failed');
  insert into app.calls (call_id, kind, max_duration_seconds, last_event_at, created_at, updated_at)
  values (p_call_id, 'phone', p_seconds, p_now, p_now, p_now)
  on conflict (call_id) do update set
    kind = 'phone', max_duration_seconds = excluded.max_duration_seconds, updated_at = p_now;
end $$;

create function public.record_demo_call(p_id uuid, p_call_id text, p_seconds integer, p_micro_usd bigint) returns void
language sql security definer set search_path = '' as $$
  select app.record_demo_call(p_id, p_call_id, p_seconds, p_micro_usd, now())
$$;

-- Intents that should have become a call by now, each offered to one asker at a time; `is_over` once none can come of
-- them any more. For a while also the ones that were given up, less often: a call may come of them all the same.
drop function public.take_unsettled_demo_intents(integer, integer);
drop function app.take_unsettled_demo_intents(integer, integer, timestamptz);
create function app.take_unsettled_demo_intents(
  p_seconds integer, p_late_seconds integer, p_watched_seconds integer, p_limit integer, p_now timestamptz
) returns table (id uuid, is_failed boolean, is_over boolean)
language sql set search_path = '' as $$
  with due as (
    select d.id from app.demo_calls d
    where d.state in ('intent', 'unknown')
        and greatest(d.intended_at, d.looked_up_at) < p_now - make_interval(secs => p_seconds)
      or d.state = 'failed' and d.intended_at > p_now - make_interval(secs => p_watched_seconds)
        and greatest(d.intended_at, d.looked_up_at) < p_now - make_interval(secs => p_late_seconds)
    order by d.state = 'failed', d.intended_at limit p_limit for update skip locked
  )
  update app.demo_calls d set looked_up_at = p_now from due where d.id = due.id
  returning d.id, d.state = 'failed', d.intended_at < p_now - make_interval(secs => p_late_seconds)
$$;

create function public.take_unsettled_demo_intents(
  p_seconds integer, p_late_seconds integer, p_watched_seconds integer, p_limit integer
) returns table (id uuid, is_failed boolean, is_over boolean)
language sql security definer set search_path = '' as $$
  select t.* from app.take_unsettled_demo_intents(p_seconds, p_late_seconds, p_watched_seconds, p_limit, now()) t
$$;

-- After its days a call's record says which text was agreed to and when, and no longer by whom. A claim of which nothing
-- came within a day was left behind by a server that died.
create function app.purge_demo_contacts(p_days integer, p_now timestamptz) returns integer
language plpgsql set search_path = '' as $$
declare
  purged integer;
begin
  delete from app.demo_calls where state = 'claimed' and claimed_at < p_now - interval '1 day';
  update app.demo_calls set email_sealed = null, user_agent = null, phone_hash = null, address_hash = null
  where claimed_at < p_now - make_interval(days => p_days)
    and coalesce(email_sealed, user_agent, phone_hash, address_hash) is not null;
  get diagnostics purged = row_count;
  return purged;
end $$;

create or replace function public.purge_demo_contacts(p_days integer) returns integer
language sql security definer set search_path = '' as $$
  select app.purge_demo_contacts(p_days, now())
$$;

revoke execute on function
  app.record_demo_call(uuid, text, integer, bigint, timestamptz),
  app.take_unsettled_demo_intents(integer, integer, integer, integer, timestamptz),
  app.purge_demo_contacts(integer, timestamptz),
  public.record_demo_call(uuid, text, integer, bigint),
  public.take_unsettled_demo_intents(integer, integer, integer, integer)
from public, anon, authenticated;
grant execute on function
  public.record_demo_call(uuid, text, integer, bigint),
  public.take_unsettled_demo_intents(integer, integer, integer, integer)
to service_role;
