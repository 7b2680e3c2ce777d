-- As before, under the call's lock from the start and with its row held, so that no answer comes to a call while it is
-- being deleted, by itself or with its account, and outlives it.
create or replace function app.give_feedback(
  p_call_id text, p_mood integer, p_role text, p_workplace text, p_email_sealed text, p_keep boolean,
  p_consent_version text, p_now timestamptz
) returns table (is_kept boolean, is_first boolean)
language plpgsql set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('call:' || p_call_id, 0));
  perform from app.calls c where c.call_id = p_call_id and c.deleted_at is null for no key update;
  if not found then perform app.refuse_unknown(); end if;
  insert into app.feedback (call_id, mood, role, workplace, email_sealed, given_at)
  values (p_call_id, p_mood, p_role, p_workplace, p_email_sealed, p_now)
  on conflict (call_id) do nothing;
  is_first := found;
  if is_first then
    is_kept := app.keep_call(p_call_id, p_keep, p_consent_version, p_now);
  else
    select c.kept_at is not null into is_kept from app.calls c where c.call_id = p_call_id;
  end if;
  return next;
end $$;
