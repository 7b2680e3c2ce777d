-- What a caller says after a call, once. The e-mail is sealed and goes after its days.
create table app.feedback (
  call_id text primary key references app.calls (call_id) on delete cascade,
  mood smallint not null check (mood between 1 and 5),
  role text check (length(role) <= 40),
  workplace text check (length(workplace) <= 1200),
  email_sealed text,
  given_at timestamptz not null
);
alter table app.feedback enable row level security;

create function app.refuse_unknown() returns void
language plpgsql set search_path = '' as $$
begin
  raise exception using errcode = 'PT404', message = 'There is no such call.';
end $$;

-- Keeps a call, or lets it go after its day, and returns whether it is kept now. What is erased already cannot be kept; the
-- call's lock stands between this and a sweep that is about to erase it.
create function app.keep_call(p_call_id text, p_keep boolean, p_consent_version text, p_now timestamptz) returns boolean
language plpgsql set search_path = '' as $$
declare
  is_kept boolean;
begin
  perform pg_advisory_xact_lock(hashtextextended('call:' || p_call_id, 0));
  update app.calls c set
    kept_at = case when p_keep and c.erased_at is null then coalesce(c.kept_at, p_now) end,
    kept_version = case when p_keep and c.erased_at is null then coalesce(c.kept_version, p_consent_version) end,
    updated_at = p_now
  where c.call_id = p_call_id
  returning c.kept_at is not null into is_kept;
  return is_kept;
end $$;

-- Erases a call unless somebody has asked to keep it since it was found to be old.
create function app.erase_unkept_call(p_call_id text, p_now timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('call:' || p_call_id, 0));
  perform from app.calls c where c.call_id = p_call_id and c.kept_at is null and c.erased_at is null;
  if found then perform app.erase_call(p_call_id, p_now); end if;
end $$;

-- Kept calls stay; all others go when they are old enough. A vendor that will not delete holds up neither our own erasing
-- nor, asked again each ten minutes, others.
create or replace function app.erase_old_calls(p_hours integer, p_limit integer, p_now timestamptz)
returns table (call_id text)
language plpgsql set search_path = '' as $$
begin
  perform app.erase_unkept_call(due.call_id, p_now) from (
    select c.call_id from app.calls c
    where c.erased_at is null and c.kept_at is null and c.created_at < p_now - make_interval(hours => p_hours)
    order by c.created_at limit p_limit
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

-- Stores it and what was decided about keeping; the first answer stands. Returns whether the call is kept now, and whether
-- this was the first answer.
create function app.give_feedback(
  p_call_id text, p_mood integer, p_role text, p_workplace text, p_email_sealed text, p_keep boolean,
  p_consent_version text, p_now timestamptz
) returns table (is_kept boolean, is_first boolean)
language plpgsql set search_path = '' as $$
begin
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

create function app.require_owned_call(p_call_id text, p_owner_id uuid) returns void
language plpgsql stable set search_path = '' as $$
begin
  perform from app.calls c where c.call_id = p_call_id and c.owner_id = p_owner_id and c.deleted_at is null;
  if not found then perform app.refuse_unknown(); end if;
end $$;

create function app.require_visitor_call(p_call_id text, p_visitor_id uuid) returns void
language plpgsql stable set search_path = '' as $$
begin
  perform from app.calls c
  where c.call_id = p_call_id and c.visitor_id = p_visitor_id and c.owner_id is null and c.deleted_at is null;
  if not found then perform app.refuse_unknown(); end if;
end $$;

-- With p_remember the account agrees, under the same wording, to keeping its talks from now on and to their being remembered.
create function public.give_my_feedback(
  p_call_id text, p_mood integer, p_keep boolean, p_consent_version text, p_role text default null,
  p_workplace text default null, p_remember boolean default false
) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  given record;
begin
  perform app.require_owned_call(p_call_id, app.caller_id());
  select * into given
    from app.give_feedback(p_call_id, p_mood, p_role, p_workplace, null, p_keep, p_consent_version, now());
  if given.is_first and p_remember then
    perform app.set_settings(app.caller_id(), s.display_name, true, true, p_consent_version, now())
      from app.get_settings(app.caller_id()) s;
  end if;
  return given.is_kept;
end $$;

create function public.give_visitor_feedback(
  p_call_id text, p_visitor_id uuid, p_mood integer, p_keep boolean, p_consent_version text, p_role text default null,
  p_workplace text default null, p_email_sealed text default null
) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  perform app.require_visitor_call(p_call_id, p_visitor_id);
  return (select g.is_kept from app.give_feedback(p_call_id, p_mood, p_role, p_workplace, p_email_sealed, p_keep,
    p_consent_version, now()) g);
end $$;

-- An owner's second thought about one call, and a visitor's.
create function public.keep_my_call(p_call_id text, p_keep boolean, p_consent_version text) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  perform app.require_owned_call(p_call_id, app.caller_id());
  return app.keep_call(p_call_id, p_keep, p_consent_version, now());
end $$;

create function public.keep_visitor_call(
  p_call_id text, p_visitor_id uuid, p_keep boolean, p_consent_version text
) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  perform app.require_visitor_call(p_call_id, p_visitor_id);
  return app.keep_call(p_call_id, p_keep, p_consent_version, now());
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
  app.keep_call(text, boolean, text, timestamptz),
  app.erase_unkept_call(text, timestamptz),
  app.give_feedback(text, integer, text, text, text, boolean, text, timestamptz),
  app.require_owned_call(text, uuid),
  app.require_visitor_call(text, uuid),
  public.give_my_feedback(text, integer, boolean, text, text, text, boolean),
  public.give_visitor_feedback(text, uuid, integer, boolean, text, text, text, text),
  public.keep_my_call(text, boolean, text),
  public.keep_visitor_call(text, uuid, boolean, text),
  public.purge_feedback_contacts(integer)
from public, anon, authenticated;
grant execute on function
  public.give_my_feedback(text, integer, boolean, text, text, text, boolean),
  public.keep_my_call(text, boolean, text)
to authenticated;
grant execute on function
  public.give_visitor_feedback(text, uuid, integer, boolean, text, text, text, text),
  public.keep_visitor_call(text, uuid, boolean, text),
  public.purge_feedback_contacts(integer)
to service_role;
