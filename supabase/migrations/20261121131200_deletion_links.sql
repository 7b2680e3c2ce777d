-- What a deletion has still to cut: ticket and lease lead from a browser to the calls that it made.

-- A ticket's owner was written and never read: a ticket belongs to its browser. So none is kept.
create function app.forget_ticket_owner() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.owner_id := null;
  return new;
end $$;
create trigger forget_ticket_owner before insert or update of owner_id on app.queue_tickets
  for each row when (new.owner_id is not null) execute function app.forget_ticket_owner();
update app.queue_tickets set owner_id = null where owner_id is not null;

-- A slot that was taken when its call was deleted needs the call's id until the call is over.
create function app.cut_lease() returns trigger
language plpgsql set search_path = '' as $$
begin
  if exists (select from app.calls c where c.call_id = new.call_id and c.deleted_at is not null) then
    new.call_id := null;
    new.claim_id := null;
  end if;
  return new;
end $$;
create trigger cut_lease before update on app.slot_leases
  for each row when (old.released_at is null and new.released_at is not null and new.call_id is not null)
  execute function app.cut_lease();

-- A sign of life holds a ticket for a moment, and is waited for; whoever holds it longer is calling it up, or ending it, and may
-- wait for us.
create function app.forget_notes(p_visitors uuid[]) returns void
language plpgsql set search_path = '' set lock_timeout = '300ms' as $$
begin
  update app.queue_tickets t set note = null
  where t.visitor_id = any (p_visitors) and t.state in ('waiting', 'ready', 'active') and t.note is not null;
exception when lock_not_available then null;
end $$;

-- As before, and cuts these. The calls that it erases at once it locks first, as everybody does who then writes their rows.
create or replace function app.start_deletion(p_user_id uuid, p_limit integer, p_now timestamptz) returns uuid
language plpgsql set search_path = '' as $$
declare
  deletion uuid;
  browsers uuid[];
begin
  perform pg_advisory_xact_lock(hashtextextended('account:' || p_user_id, 0));
  insert into app.deletions (user_id, requested_at) values (p_user_id, p_now)
  on conflict (user_id) do nothing returning id into deletion;
  if deletion is null then
    return (select d.id from app.deletions d where d.user_id = p_user_id);
  end if;
  browsers := array(
    select c.visitor_id from app.calls c where c.owner_id = p_user_id and c.visitor_id is not null
    union select w.visitor_id from app.web_claims w where w.owner_id = p_user_id);
  perform pg_advisory_xact_lock(hashtextextended('call:' || first.call_id, 0)) from (
    select c.call_id from app.calls c where c.owner_id = p_user_id and c.erased_at is null
    order by c.call_id collate "C" limit p_limit
  ) first;
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
  -- One that is being given back right now is waited for, and cut below.
  perform from app.slot_leases l join app.deletion_calls d on d.call_id = l.call_id
  where d.deletion_id = deletion for update of l;
  -- What was talked still counts for the browser's day, but leads to no call: events bring the old id again. One that has
  -- no call yet is the browser's.
  update app.web_claims set owner_id = null, keeps_call = false,
    id = case when call_id is null then id else gen_random_uuid() end,
    settled_seconds = case when call_id is null then settled_seconds else coalesce(settled_seconds, seconds) end,
    call_id = case when call_id is not null then gen_random_uuid()::text end
  where owner_id = p_user_id;
  update app.slot_leases l set call_id = null, claim_id = null
  from app.deletion_calls d
  where d.deletion_id = deletion and l.call_id = d.call_id and l.released_at is not null;
  perform app.erase_deletion_calls(deletion, p_limit, p_now);
  perform app.forget_notes(browsers);
  return deletion;
end $$;

revoke execute on function
  app.forget_ticket_owner(),
  app.cut_lease(),
  app.forget_notes(uuid[])
from public, anon, authenticated;
