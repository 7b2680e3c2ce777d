-- Two functions took locks in an order of their own. An account's comes before its calls', and calls' come by their ids.

create or replace function app.erase_old_calls(p_hours integer, p_limit integer, p_now timestamptz)
returns table (call_id text)
language plpgsql set search_path = '' as $$
begin
  perform app.erase_unkept_call(due.call_id, p_now) from (
    select oldest.call_id from (
      select c.call_id from app.calls c
      where c.erased_at is null and c.kept_at is null and c.created_at < p_now - make_interval(hours => p_hours)
      order by c.created_at limit p_limit
    ) oldest order by oldest.call_id collate "C"
  ) due;
  return query
    with due as (
      select c.id from app.calls c
      where c.erased_at is not null and c.vendor_erased_at is null
        and coalesce(c.vendor_asked_at < p_now - interval '10 minutes', true)
      order by c.vendor_asked_at nulls first, c.created_at limit p_limit
      for update skip locked
    )
    update app.calls c set vendor_asked_at = p_now from due where c.id = due.id returning c.call_id;
end $$;

create or replace function public.give_my_feedback(
  p_call_id text, p_mood integer, p_keep boolean, p_consent_version text, p_role text default null,
  p_workplace text default null, p_remember boolean default false
) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  given record;
begin
  perform app.require_owned_call(p_call_id, app.caller_id());
  if p_remember then
    perform pg_advisory_xact_lock_shared(hashtextextended('account:' || app.caller_id(), 0));
  end if;
  select * into given
    from app.give_feedback(p_call_id, p_mood, p_role, p_workplace, null, p_keep, p_consent_version, now());
  if given.is_first and p_remember then
    perform app.set_settings(app.caller_id(), s.display_name, true, true, p_consent_version, now())
      from app.get_settings(app.caller_id()) s;
  end if;
  return given.is_kept;
end $$;
