-- What a caller says after a call, once. The e-mail is sealed and goes after its days.
create table app.feedback (
  call_id text primary key references app.calls (call_id),
  mood smallint not null check (mood between 1 and 5),
  role text,
  workplace text,
  email_sealed text,
  given_at timestamptz not null
);
alter table app.feedback enable row level security;

create function app.refuse_unknown() returns void
language plpgsql set search_path = '' as $$
begin
  raise exception using errcode = 'PT404', message = 'There is no such call.';
end $$;

-- Stores it and what was decided about keeping; the first answer stands. Returns whether the call is kept now.
create function app.give_feedback(
  p_call_id text, p_mood integer, p_role text, p_workplace text, p_email_sealed text, p_keep boolean,
  p_consent_version text, p_now timestamptz
) returns boolean
language plpgsql set search_path = '' as $$
declare
  kept boolean;
begin
  insert into app.feedback (call_id, mood, role, workplace, email_sealed, given_at)
  values (p_call_id, p_mood, p_role, p_workplace, p_email_sealed, p_now)
  on conflict (call_id) do nothing;
  if found then perform app.keep_call(p_call_id, p_keep, p_consent_version, p_now); end if;
  select c.kept_at is not null into kept from app.calls c where c.call_id = p_call_id;
  return kept;
end $$;

-- Keeps a call, or lets it go after its day. What is erased already cannot be kept.
create function app.keep_call(p_call_id text, p_keep boolean, p_consent_version text, p_now timestamptz) returns void
language sql set search_path = '' as $$
  update app.calls set
    kept_at = case when p_keep and erased_at is null then coalesce(kept_at, p_now) end,
    kept_version = case when p_keep and erased_at is null then coalesce(kept_version, p_consent_version) end,
    updated_at = p_now
  where call_id = p_call_id
$$;

create function public.give_my_feedback(
  p_call_id text, p_mood integer, p_keep boolean, p_consent_version text, p_role text default null,
  p_workplace text default null, p_email_sealed text default null
) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  perform from app.calls where call_id = p_call_id and owner_id = auth.uid() and deleted_at is null;
  if not found then perform app.refuse_unknown(); end if;
  return app.give_feedback(p_call_id, p_mood, p_role, p_workplace, p_email_sealed, p_keep, p_consent_version, now());
end $$;

create function public.give_visitor_feedback(
  p_call_id text, p_visitor_id uuid, p_mood integer, p_keep boolean, p_consent_version text, p_role text default null,
  p_workplace text default null, p_email_sealed text default null
) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  perform from app.calls
  where call_id = p_call_id and visitor_id = p_visitor_id and owner_id is null and deleted_at is null;
  if not found then perform app.refuse_unknown(); end if;
  return app.give_feedback(p_call_id, p_mood, p_role, p_workplace, p_email_sealed, p_keep, p_consent_version, now());
end $$;

-- An owner's second thought about one call.
create function public.keep_my_call(p_call_id text, p_keep boolean, p_consent_version text) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  perform from app.calls where call_id = p_call_id and owner_id = auth.uid() and deleted_at is null;
  if not found then perform app.refuse_unknown(); end if;
  perform app.keep_call(p_call_id, p_keep, p_consent_version, now());
  return (select c.kept_at is not null from app.calls c where c.call_id = p_call_id);
end $$;

create function public.purge_feedback_contacts(p_days integer) returns integer
language sql security definer set search_path = '' as $$
  with purged as (
    update app.feedback set email_sealed = null
    where email_sealed is not null and given_at < now() - make_interval(days => p_days)
    returning 1
  )
  select count(*)::integer from purged
$$;

revoke execute on function
  app.refuse_unknown(),
  app.give_feedback(text, integer, text, text, text, boolean, text, timestamptz),
  app.keep_call(text, boolean, text, timestamptz),
  public.give_my_feedback(text, integer, boolean, text, text, text, text),
  public.give_visitor_feedback(text, uuid, integer, boolean, text, text, text, text),
  public.keep_my_call(text, boolean, text),
  public.purge_feedback_contacts(integer)
from public, anon, authenticated;
grant execute on function
  public.give_my_feedback(text, integer, boolean, text, text, text, text),
  public.keep_my_call(text, boolean, text)
to authenticated;
grant execute on function
  public.give_visitor_feedback(text, uuid, integer, boolean, text, text, text, text),
  public.purge_feedback_contacts(integer)
to service_role;
