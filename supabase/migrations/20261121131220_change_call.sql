-- What is erased gets no name any more: it would tell of what was said. The call's lock first, as for everything that is
-- changed of a call by hand, so that a name does not come behind the sweep that is erasing it.
create or replace function public.rename_my_call(p_call_id text, p_title text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform app.require_owned_call(p_call_id, app.caller_id());
  perform pg_advisory_xact_lock(hashtextextended('call:' || p_call_id, 0));
  update app.calls set title = nullif(left(trim(p_title), 200), ''), updated_at = now()
  where call_id = p_call_id and owner_id = app.caller_id() and deleted_at is null and erased_at is null;
  if not found then perform app.refuse_unknown(); end if;
end $$;

-- Both at once, or neither.
create function public.change_my_call(p_call_id text, p_title text, p_keep boolean, p_consent_version text)
returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  perform public.rename_my_call(p_call_id, p_title);
  return public.keep_my_call(p_call_id, p_keep, p_consent_version);
end $$;

revoke execute on function public.change_my_call(text, text, boolean, text) from public, anon, authenticated;
grant execute on function public.change_my_call(text, text, boolean, text) to authenticated;
