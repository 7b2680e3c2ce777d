-- A call has an owner once its visitor has signed in; it is kept only when its caller asked for that.
alter table app.calls
  add column owner_id uuid,
  add column title text,
  -- When, and under which wording, the caller asked to keep transcript and recording. Without it they go after a day.
  add column kept_at timestamptz,
  add column kept_version text check (length(kept_version) <= 40),
  -- Its owner deleted it: no list shows it any more. Always erased too.
  add column deleted_at timestamptz;
create index calls_by_owner on app.calls (owner_id, created_at desc, id desc) where owner_id is not null;

-- Who asks. Only mailed codes sign in here: a session opened with a password counts for nobody, since Supabase Auth lets
-- anyone set one for an address that is not theirs before its owner ever comes.
create function app.caller_id() returns uuid
language sql stable set search_path = '' as $$
  select case when not coalesce(auth.jwt() -> 'amr' @> '[{"method": "password"}]', false) then auth.uid() end
$$;
revoke execute on function app.caller_id() from public, anon, authenticated;
