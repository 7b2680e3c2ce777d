-- Deleting an account: a job that knows how far it has got, and goes on after any failure until nothing is left.
create table app.deletions (
  id uuid primary key default gen_random_uuid(),
  -- Whom nothing may be given to any more. Forgotten some time after the end: a token that was handed out before still
  -- speaks for the account until it expires.
  user_id uuid unique,
  requested_at timestamptz not null,
  calls integer not null default 0,
  finished_at timestamptz
);
alter table app.deletions enable row level security;
create index deletions_open on app.deletions (requested_at) where finished_at is null;

-- The tombstones of a deletion; they themselves say no more whose they were. Gone with its end.
create table app.deletion_calls (
  deletion_id uuid not null references app.deletions (id) on delete cascade,
  call_id text not null,
  primary key (deletion_id, call_id)
);
alter table app.deletion_calls enable row level security;

create function app.is_deleted_account(p_user_id uuid) returns boolean
language sql stable set search_path = '' as $$
  select exists (select from app.deletions d where d.user_id = p_user_id)
$$;

-- Nothing becomes an account's that is being deleted: what its old sessions still do is the browser's alone. The lock lets
-- whoever is writing finish before a deletion looks for what there is.
create function app.guard_owner() returns trigger
language plpgsql set search_path = '' as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('account:' || new.owner_id, 0));
  if app.is_deleted_account(new.owner_id) then
    new.owner_id := null;
  end if;
  return new;
end $$;
-- Named so that they run after those that find out whose a call is.
create trigger zz_guard_new_owner before insert on app.calls
  for each row when (new.owner_id is not null) execute function app.guard_owner();
create trigger zz_guard_owner before update on app.calls
  for each row when (new.owner_id is not null and new.owner_id is distinct from old.owner_id)
  execute function app.guard_owner();
create trigger guard_new_owner before insert on app.web_claims
  for each row when (new.owner_id is not null) execute function app.guard_owner();
create trigger guard_owner before update on app.web_claims
  for each row when (new.owner_id is not null and new.owner_id is distinct from old.owner_id)
  execute function app.guard_owner();

create function app.guard_settings() returns trigger
language plpgsql set search_path = '' as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('account:' || new.user_id, 0));
  if app.is_deleted_account(new.user_id) then
    raise exception using errcode = 'PT401', message = 'There is no such account.';
  end if;
  return new;
end $$;
create trigger guard_settings before insert on app.settings for each row execute function app.guard_settings();

create function public.claim_visitor_calls(p_visitor_id uuid, p_owner_id uuid) returns integer
language sql security definer set search_path = '' as $$
  select case when app.is_deleted_account(p_owner_id) then 0
    else app.claim_visitor_calls(p_visitor_id, p_owner_id, now()) end
$$;

-- What was answered after a call goes when the call is deleted.
create function app.delete_feedback() returns trigger
language plpgsql set search_path = '' as $$
begin
  delete from app.feedback where call_id = new.call_id;
  return null;
end $$;
create trigger delete_feedback after update on app.calls
  for each row when (new.deleted_at is not null and old.deleted_at is null) execute function app.delete_feedback();

-- Erases a batch of a deletion's calls, in the order in which all batches lock them. True when none is left.
create function app.erase_deletion_calls(p_deletion_id uuid, p_limit integer, p_now timestamptz) returns boolean
language plpgsql set search_path = '' as $$
begin
  perform app.erase_call(due.call_id, p_now) from (
    select c.call_id from app.deletion_calls d join app.calls c on c.call_id = d.call_id
    where d.deletion_id = p_deletion_id and c.erased_at is null
    order by c.call_id collate "C" limit p_limit
  ) due;
  return not exists (
    select from app.deletion_calls d join app.calls c on c.call_id = d.call_id
    where d.deletion_id = p_deletion_id and c.erased_at is null);
end $$;

-- Takes everything off the account in one step, whatever its size, so that nobody reads it any more; then erases a first
-- batch of what was said. Asking again gives the same deletion.
create function app.start_deletion(p_user_id uuid, p_limit integer, p_now timestamptz) returns uuid
language plpgsql set search_path = '' as $$
declare
  deletion uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended('account:' || p_user_id, 0));
  insert into app.deletions (user_id, requested_at) values (p_user_id, p_now)
  on conflict (user_id) do nothing returning id into deletion;
  if deletion is null then
    return (select d.id from app.deletions d where d.user_id = p_user_id);
  end if;
  with taken as (
    update app.calls set
      owner_id = null, visitor_id = null, claim_id = null, kept_at = null, kept_version = null,
      -- The name of one that is not erased yet goes with its words.
      title = case when erased_at is null then title end,
      deleted_at = coalesce(deleted_at, p_now), updated_at = p_now
    where owner_id = p_user_id returning call_id
  )
  insert into app.deletion_calls (deletion_id, call_id) select deletion, t.call_id from taken t;
  update app.deletions set calls = (select count(*) from app.deletion_calls d where d.deletion_id = deletion)
  where id = deletion;
  delete from app.settings where user_id = p_user_id;
  -- What was talked still counts for the browser's day, but leads to no call: events bring the old id again. One that has
  -- no call yet is the browser's.
  update app.web_claims set owner_id = null, keeps_call = false,
    id = case when call_id is null then id else gen_random_uuid() end,
    settled_seconds = case when call_id is null then settled_seconds else coalesce(settled_seconds, seconds) end,
    call_id = case when call_id is not null then gen_random_uuid()::text end
  where owner_id = p_user_id;
  perform app.erase_deletion_calls(deletion, p_limit, p_now);
  return deletion;
end $$;

create function public.start_my_deletion(p_limit integer) returns uuid
language sql security definer set search_path = '' as $$
  select app.start_deletion(app.caller_id(), least(p_limit, 1000), now()) where app.caller_id() is not null
$$;

create function public.erase_deletion_calls(p_deletion_id uuid, p_limit integer) returns boolean
language sql security definer set search_path = '' as $$
  select app.erase_deletion_calls(p_deletion_id, p_limit, now())
$$;

-- Calls whose copy at the vendor is still there, each offered to one asker at a time.
create function app.take_deletion_calls(
  p_deletion_id uuid, p_retry_seconds integer, p_limit integer, p_now timestamptz
) returns table (call_id text)
language sql set search_path = '' as $$
  with due as (
    select c.id from app.deletion_calls d join app.calls c on c.call_id = d.call_id
    where d.deletion_id = p_deletion_id and c.erased_at is not null and c.vendor_erased_at is null
      and coalesce(c.vendor_asked_at < p_now - make_interval(secs => p_retry_seconds), true)
    limit p_limit for update of c skip locked
  )
  update app.calls c set vendor_asked_at = p_now from due where c.id = due.id returning c.call_id
$$;

create function public.take_deletion_calls(p_deletion_id uuid, p_retry_seconds integer, p_limit integer)
returns table (call_id text)
language sql security definer set search_path = '' as $$
  select t.call_id from app.take_deletion_calls(p_deletion_id, p_retry_seconds, p_limit, now()) t
$$;

-- How far a deletion has got.
create function public.get_deletion(p_deletion_id uuid)
returns table (requested_at timestamptz, finished_at timestamptz, calls integer, erased_calls integer,
  vendor_erased_calls integer, is_account_gone boolean)
language sql stable security definer set search_path = '' as $$
  select d.requested_at, d.finished_at, d.calls,
    case when d.finished_at is not null then d.calls else done.erased end,
    case when d.finished_at is not null then d.calls else done.at_vendor end,
    d.finished_at is not null or not exists (select from auth.users u where u.id = d.user_id)
  from app.deletions d
  cross join lateral (
    select (count(*) filter (where c.erased_at is not null))::integer as erased,
      (count(*) filter (where c.vendor_erased_at is not null))::integer as at_vendor
    from app.deletion_calls dc join app.calls c on c.call_id = dc.call_id where dc.deletion_id = d.id
  ) done
  where d.id = p_deletion_id
$$;

create function public.list_open_deletions(p_limit integer) returns table (id uuid, user_id uuid)
language sql stable security definer set search_path = '' as $$
  select d.id, d.user_id from app.deletions d where d.finished_at is null order by d.requested_at limit p_limit
$$;

-- Only when nothing is left, here, at the vendor, or of the account itself. False when something is.
create function app.finish_deletion(p_deletion_id uuid, p_now timestamptz) returns boolean
language plpgsql set search_path = '' as $$
begin
  update app.deletions d set finished_at = coalesce(d.finished_at, p_now)
  where d.id = p_deletion_id
    and not exists (select from auth.users u where u.id = d.user_id)
    and not exists (
      select from app.deletion_calls dc join app.calls c on c.call_id = dc.call_id
      where dc.deletion_id = d.id and (c.erased_at is null or c.vendor_erased_at is null));
  if found then delete from app.deletion_calls where deletion_id = p_deletion_id; end if;
  return found or exists (select from app.deletions d where d.id = p_deletion_id and d.finished_at is not null);
end $$;

create function public.finish_deletion(p_deletion_id uuid) returns boolean
language sql security definer set search_path = '' as $$
  select app.finish_deletion(p_deletion_id, now())
$$;

-- Accounts that are gone without having been deleted here, such as from Supabase's dashboard: all of theirs goes too. Where
-- there is no account at all, as in a database that was restored without them, nobody is taken for gone.
create function app.delete_orphans(p_owners integer, p_limit integer, p_now timestamptz) returns integer
language plpgsql set search_path = '' as $$
declare
  orphan uuid;
  started integer := 0;
begin
  for orphan in
    with recursive owner as (
      (select c.owner_id as id from app.calls c where c.owner_id is not null order by c.owner_id limit 1)
      union all
      select (select c.owner_id from app.calls c where c.owner_id > o.id order by c.owner_id limit 1)
      from owner o where o.id is not null
    )
    select known.id from (
      select o.id from owner o where o.id is not null union select s.user_id from app.settings s
    ) known
    where not exists (select from auth.users u where u.id = known.id) and exists (select from auth.users)
    limit p_owners
  loop
    perform app.start_deletion(orphan, p_limit, p_now);
    started := started + 1;
  end loop;
  return started;
end $$;

create function public.delete_orphans(p_owners integer, p_limit integer) returns integer
language sql security definer set search_path = '' as $$
  select app.delete_orphans(p_owners, p_limit, now())
$$;

-- Once no token of theirs can be good any more.
create function app.forget_deleted_accounts(p_seconds integer, p_now timestamptz) returns integer
language sql set search_path = '' as $$
  with forgotten as (
    update app.deletions set user_id = null
    where user_id is not null and finished_at < p_now - make_interval(secs => p_seconds) returning 1
  )
  select count(*)::integer from forgotten
$$;

create function public.forget_deleted_accounts(p_seconds integer) returns integer
language sql security definer set search_path = '' as $$
  select app.forget_deleted_accounts(p_seconds, now())
$$;

revoke execute on function
  app.is_deleted_account(uuid),
  app.guard_owner(),
  app.guard_settings(),
  app.delete_feedback(),
  app.erase_deletion_calls(uuid, integer, timestamptz),
  app.start_deletion(uuid, integer, timestamptz),
  app.take_deletion_calls(uuid, integer, integer, timestamptz),
  app.finish_deletion(uuid, timestamptz),
  app.delete_orphans(integer, integer, timestamptz),
  app.forget_deleted_accounts(integer, timestamptz),
  public.claim_visitor_calls(uuid, uuid),
  public.start_my_deletion(integer),
  public.erase_deletion_calls(uuid, integer),
  public.take_deletion_calls(uuid, integer, integer),
  public.get_deletion(uuid),
  public.list_open_deletions(integer),
  public.finish_deletion(uuid),
  public.delete_orphans(integer, integer),
  public.forget_deleted_accounts(integer)
from public, anon, authenticated;
grant execute on function public.start_my_deletion(integer) to authenticated;
grant execute on function
  public.claim_visitor_calls(uuid, uuid),
  public.erase_deletion_calls(uuid, integer),
  public.take_deletion_calls(uuid, integer, integer),
  public.get_deletion(uuid),
  public.list_open_deletions(integer),
  public.finish_deletion(uuid),
  public.delete_orphans(integer, integer),
  public.forget_deleted_accounts(integer)
to service_role;
