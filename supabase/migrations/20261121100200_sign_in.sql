-- Codes sent for signing in, by the keyed hash of the address: what Supabase Auth itself does not count.
create table app.sign_in_codes (
  email_hash text primary key,
  -- When codes were asked for in the last hour.
  asked_at timestamptz[] not null default '{}',
  sent_at timestamptz,
  -- How often a code was tried since the last one was sent.
  tries integer not null default 0,
  -- The last code that let somebody in, hashed with its address: whoever enters it again is told so, and nobody else.
  used_code_hash text,
  touched_at timestamptz not null
);
alter table app.sign_in_codes enable row level security;
create index sign_in_codes_by_age on app.sign_in_codes (touched_at);

-- The address's row, locked for this transaction. Rows older than a day say nothing any more and go.
create function app.lock_sign_in_code(p_email_hash text, p_now timestamptz) returns app.sign_in_codes
language plpgsql set search_path = '' as $$
declare
  v_row app.sign_in_codes;
begin
  insert into app.sign_in_codes as c (email_hash, touched_at) values (p_email_hash, p_now)
  on conflict (email_hash) do update set touched_at = greatest(c.touched_at, p_now)
  returning * into v_row;
  delete from app.sign_in_codes where email_hash in (
    select c.email_hash from app.sign_in_codes c
    where c.touched_at < p_now - interval '1 day' limit 100 for update skip locked
  );
  return v_row;
end $$;

-- Counts one request for a code before it is mailed. Returns 0, or the seconds until one may be asked for again.
create function app.take_sign_in_code(p_email_hash text, p_per_hour integer, p_now timestamptz) returns integer
language plpgsql set search_path = '' as $$
declare
  v_row app.sign_in_codes := app.lock_sign_in_code(p_email_hash, p_now);
  v_recent timestamptz[] := array(
    select t from unnest(v_row.asked_at) t where t > p_now - interval '1 hour' order by t);
begin
  if cardinality(v_recent) >= p_per_hour then
    return greatest(1, ceil(extract(epoch from v_recent[1] + interval '1 hour' - p_now)))::integer;
  end if;
  update app.sign_in_codes set asked_at = v_recent || p_now where email_hash = p_email_hash;
  return 0;
end $$;

-- After the mail: a new code has its own tries. A mail that did not go out gives its place back.
create function app.settle_sign_in_code(p_email_hash text, p_was_sent boolean, p_now timestamptz) returns void
language sql set search_path = '' as $$
  update app.sign_in_codes set
    sent_at = case when p_was_sent then p_now else sent_at end,
    tries = case when p_was_sent then 0 else tries end,
    used_code_hash = case when p_was_sent then null else used_code_hash end,
    asked_at = case when p_was_sent then asked_at else trim_array(asked_at, least(1, cardinality(asked_at))) end
  where email_hash = p_email_hash
$$;

-- Counts one try before Supabase Auth is asked, so that tries side by side are no more than the allowance. `outcome` is
-- 'ask', 'used' (that very code let somebody in) or 'locked'.
create function app.count_sign_in_try(
  p_email_hash text, p_code_hash text, p_allowance integer, p_code_seconds integer, p_now timestamptz
) returns table (outcome text, tries_left integer, is_expired boolean)
language plpgsql set search_path = '' as $$
declare
  v_row app.sign_in_codes := app.lock_sign_in_code(p_email_hash, p_now);
begin
  is_expired := coalesce(v_row.sent_at < p_now - make_interval(secs => p_code_seconds), false);
  tries_left := greatest(0, p_allowance - v_row.tries - 1);
  if v_row.used_code_hash = p_code_hash then
    outcome := 'used';
  elsif v_row.tries >= p_allowance then
    outcome := 'locked';
  else
    outcome := 'ask';
    update app.sign_in_codes set tries = tries + 1 where email_hash = p_email_hash;
  end if;
  return next;
end $$;

create function app.use_sign_in_code(p_email_hash text, p_code_hash text) returns void
language sql set search_path = '' as $$
  update app.sign_in_codes set used_code_hash = p_code_hash where email_hash = p_email_hash
$$;

create function public.take_sign_in_code(p_email_hash text, p_per_hour integer) returns integer
language sql security definer set search_path = '' as $$
  select app.take_sign_in_code(p_email_hash, p_per_hour, now())
$$;

create function public.settle_sign_in_code(p_email_hash text, p_was_sent boolean) returns void
language sql security definer set search_path = '' as $$
  select app.settle_sign_in_code(p_email_hash, p_was_sent, now())
$$;

create function public.count_sign_in_try(
  p_email_hash text, p_code_hash text, p_allowance integer, p_code_seconds integer
) returns table (outcome text, tries_left integer, is_expired boolean)
language sql security definer set search_path = '' as $$
  select * from app.count_sign_in_try(p_email_hash, p_code_hash, p_allowance, p_code_seconds, now())
$$;

create function public.use_sign_in_code(p_email_hash text, p_code_hash text) returns void
language sql security definer set search_path = '' as $$
  select app.use_sign_in_code(p_email_hash, p_code_hash)
$$;

revoke execute on function
  app.lock_sign_in_code(text, timestamptz),
  app.take_sign_in_code(text, integer, timestamptz),
  app.settle_sign_in_code(text, boolean, timestamptz),
  app.count_sign_in_try(text, text, integer, integer, timestamptz),
  app.use_sign_in_code(text, text),
  public.take_sign_in_code(text, integer),
  public.settle_sign_in_code(text, boolean),
  public.count_sign_in_try(text, text, integer, integer),
  public.use_sign_in_code(text, text)
from public, anon, authenticated;
grant execute on function
  public.take_sign_in_code(text, integer),
  public.settle_sign_in_code(text, boolean),
  public.count_sign_in_try(text, text, integer, integer),
  public.use_sign_in_code(text, text)
to service_role;
