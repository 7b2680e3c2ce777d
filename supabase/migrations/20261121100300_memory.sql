-- What an account has said about keeping and remembering. No row means nothing was agreed to.
create table app.settings (
  user_id uuid primary key,
  display_name text check (length(display_name) <= 60),
  -- A standing yes to keeping new calls: under which wording, and since when.
  keep_calls boolean not null default false,
  consent_version text check (length(consent_version) <= 40),
  consented_at timestamptz,
  remember boolean not null default true,
  memory_cleared_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
alter table app.settings enable row level security;

create function app.get_settings(p_user_id uuid)
returns table (display_name text, keep_calls boolean, remember boolean, consented_at timestamptz,
  memory_cleared_at timestamptz)
language sql stable set search_path = '' as $$
  select s.display_name, coalesce(s.keep_calls, false), coalesce(s.remember, true), s.consented_at, s.memory_cleared_at
  from (select 1) one left join app.settings s on s.user_id = p_user_id
$$;

create function app.set_settings(
  p_user_id uuid, p_display_name text, p_keep_calls boolean, p_remember boolean, p_consent_version text,
  p_now timestamptz
) returns void
language sql set search_path = '' as $$
  insert into app.settings as s (user_id, display_name, keep_calls, remember, consent_version, consented_at,
    created_at, updated_at)
  values (p_user_id, p_display_name, p_keep_calls, p_remember, case when p_keep_calls then p_consent_version end,
    case when p_keep_calls then p_now end, p_now, p_now)
  on conflict (user_id) do update set
    display_name = excluded.display_name, keep_calls = excluded.keep_calls, remember = excluded.remember,
    consent_version = case when s.keep_calls and p_keep_calls then s.consent_version else excluded.consent_version end,
    consented_at = case when s.keep_calls and p_keep_calls then s.consented_at else excluded.consented_at end,
    updated_at = p_now
$$;

-- What Doc is told of an account's last kept talks, oldest first; nothing where it was not agreed to.
create function app.memory_of(p_user_id uuid, p_limit integer) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'userName', s.display_name,
    'isRemembering', s.remember,
    'summaries', case when not s.remember then '[]'::jsonb else coalesce((
      select jsonb_agg(jsonb_build_object('callId', l.call_id, 'at', l.created_at, 'text', l.summary,
        'topics', l.analysis ->> 'topics', 'note', l.analysis ->> 'memory_note') order by l.created_at, l.id)
      from (
        select c.id, c.call_id, c.created_at, c.summary, c.analysis from app.calls c
        where c.owner_id = p_user_id and c.kept_at is not null and c.erased_at is null and c.summary is not null
          and c.created_at > coalesce(s.memory_cleared_at, '-infinity')
        order by c.created_at desc, c.id desc limit p_limit
      ) l), '[]'::jsonb) end)
  from app.get_settings(p_user_id) s
$$;

create function public.get_my_settings()
returns table (display_name text, keep_calls boolean, remember boolean, consented_at timestamptz,
  memory_cleared_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select s.* from app.get_settings(app.caller_id()) s where app.caller_id() is not null
$$;

-- An empty name is none.
create function public.set_my_settings(
  p_display_name text, p_keep_calls boolean, p_remember boolean, p_consent_version text
) returns void
language sql security definer set search_path = '' as $$
  select app.set_settings(app.caller_id(), nullif(trim(p_display_name), ''), p_keep_calls, p_remember, p_consent_version,
    now())
$$;

create function public.get_my_memory(p_limit integer) returns jsonb
language sql stable security definer set search_path = '' as $$
  select app.memory_of(app.caller_id(), p_limit)
$$;

create function public.clear_my_memory() returns void
language sql security definer set search_path = '' as $$
  insert into app.settings as s (user_id, memory_cleared_at, created_at, updated_at)
  values (app.caller_id(), now(), now(), now())
  on conflict (user_id) do update set memory_cleared_at = now(), updated_at = now()
$$;

-- Only calls that nobody asked to keep grow old.
drop index app.calls_unerased;
create index calls_unerased on app.calls (created_at) where erased_at is null and kept_at is null;

revoke execute on function
  app.get_settings(uuid),
  app.set_settings(uuid, text, boolean, boolean, text, timestamptz),
  app.memory_of(uuid, integer),
  public.get_my_settings(),
  public.set_my_settings(text, boolean, boolean, text),
  public.get_my_memory(integer),
  public.clear_my_memory()
from public, anon, authenticated;
grant execute on function
  public.get_my_settings(),
  public.set_my_settings(text, boolean, boolean, text),
  public.get_my_memory(integer),
  public.clear_my_memory()
to authenticated;
