-- Calls of the vendor before Retell. VAPI's id is also the call's public id.
alter table app.calls add column vapi_call_id text unique check (vapi_call_id = call_id);

-- Takes in one call for the account of this id or address, whole or not at all. It is kept: nobody could be asked on the day
-- that it was made. What is here already, or was once and is erased, stays as it is. Outcome: imported, known, erased,
-- taken (the id is another's call) or no_account.
create function app.import_vapi_call(
  p_owner text, p_call_id text, p_made_at timestamptz, p_facts jsonb, p_now timestamptz
) returns text
language plpgsql set search_path = '' as $$
declare
  owner uuid;
  found_call app.calls;
begin
  select u.id into owner from auth.users u where u.id::text = lower(p_owner) or lower(u.email) = lower(p_owner);
  if owner is null then return 'no_account'; end if;
  -- As a deletion of the account does, so that one of the two comes first.
  perform pg_advisory_xact_lock_shared(hashtextextended('account:' || owner, 0));
  if app.is_deleted_account(owner) then return 'no_account'; end if;
  insert into app.calls (call_id, vapi_call_id, owner_id, kept_at, last_event_at, created_at, updated_at)
  values (p_call_id, p_call_id, owner, p_now, p_made_at, p_made_at, p_made_at)
  on conflict (call_id) do nothing;
  if found then
    -- By the time of the call: a sweep asks Retell about what has happened lately.
    perform app.apply_call_facts(p_call_id, 0, p_facts, p_made_at);
    return 'imported';
  end if;
  select * into found_call from app.calls c where c.call_id = p_call_id;
  return case
    when found_call.vapi_call_id is null then 'taken'
    when found_call.erased_at is not null or found_call.deleted_at is not null then 'erased'
    when found_call.owner_id is distinct from owner then 'taken'
    else 'known' end;
end $$;

create function public.import_vapi_call(p_owner text, p_call_id text, p_made_at timestamptz, p_facts jsonb) returns text
language sql security definer set search_path = '' as $$
  select app.import_vapi_call(p_owner, p_call_id, p_made_at, p_facts, now())
$$;

-- Where the recording of one's own imported call lies; Retell, which is asked for all others, does not know it.
create function public.get_my_imported_recording(p_call_id text) returns text
language sql stable security definer set search_path = '' as $$
  select c.recording_url from app.calls c
  where c.vapi_call_id = p_call_id and c.owner_id = app.caller_id() and c.deleted_at is null
$$;

revoke execute on function
  app.import_vapi_call(text, text, timestamptz, jsonb, timestamptz),
  public.import_vapi_call(text, text, timestamptz, jsonb),
  public.get_my_imported_recording(text)
from public, anon, authenticated;
grant execute on function public.import_vapi_call(text, text, timestamptz, jsonb) to service_role;
grant execute on function public.get_my_imported_recording(text) to authenticated;
