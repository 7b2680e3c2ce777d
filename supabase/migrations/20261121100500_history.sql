-- What an owner reads of their calls. Everything here is asked for by auth.uid(): another's call does not exist.

-- The words of a finished call, for finding it again. Bounded, since PostgreSQL refuses vectors above a megabyte.
alter table app.calls add column search tsvector;
create index calls_by_words on app.calls using gin (search) where owner_id is not null;

create function app.words_of(p_call app.calls) returns tsvector
language sql immutable set search_path = '' as $$
  select case when p_call.erased_at is null then
    to_tsvector('pg_catalog.simple', left(concat_ws(' ', p_call.title, p_call.summary, p_call.analysis ->> 'topics', (
      select string_agg(u ->> 'content', ' ') from jsonb_array_elements(p_call.transcript) u)), 200000)) end
$$;

create function app.keep_words() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.search := app.words_of(new);
  return new;
end $$;
create trigger keep_words before update on app.calls for each row
  when (new.status in ('ended', 'not_connected', 'error')
    and (old.status, old.title, old.summary, old.erased_at, old.transcript, old.analysis)
      is distinct from (new.status, new.title, new.summary, new.erased_at, new.transcript, new.analysis))
  execute function app.keep_words();

-- Every word that was asked for, each as the beginning of one. Null when there is none to look for.
create function app.words_wanted(p_text text) returns tsquery
language sql immutable set search_path = '' as $$
  select to_tsquery('pg_catalog.simple', string_agg(quote_literal(w.word) || ':*', ' & '))
  from (
    select m[1] as word from regexp_matches(coalesce(p_text, ''), '[[:alnum:]]+', 'g') with ordinality as f (m, place)
    order by place limit 12
  ) w
$$;

create function app.topics_of(p_call app.calls) returns text[]
language sql immutable set search_path = '' as $$
  select coalesce(array_agg(trim(t.topic)) filter (where trim(t.topic) <> ''), '{}')
  from (select regexp_split_to_table(p_call.analysis ->> 'topics', ',') as topic limit 8) t
$$;

-- One page of somebody's calls, newest first, after the one that the last page ended with.
create function app.list_calls(
  p_owner_id uuid, p_from timestamptz, p_to timestamptz, p_status text, p_words tsquery, p_before_at timestamptz,
  p_before_id uuid, p_limit integer
) returns table (id uuid, call_id text, kind text, status text, reason text, title text, created_at timestamptz,
  duration_ms integer, summary text, topics text[], has_transcript boolean, is_kept boolean, is_erased boolean)
language sql stable set search_path = '' as $$
  select c.id, c.call_id, c.kind, c.status, c.reason, c.title, c.created_at, c.duration_ms, c.summary,
    app.topics_of(c), c.transcript is not null, c.kept_at is not null, c.erased_at is not null
  from app.calls c
  where c.owner_id = p_owner_id and c.deleted_at is null
    and (p_from is null or c.created_at >= p_from)
    and (p_to is null or c.created_at < p_to)
    and (p_status is null or c.status = p_status)
    and (p_words is null or c.search @@ p_words)
    and (p_before_at is null or (c.created_at, c.id) < (p_before_at, p_before_id))
  order by c.created_at desc, c.id desc
  limit p_limit
$$;

create function public.list_my_calls(
  p_limit integer, p_from timestamptz default null, p_to timestamptz default null, p_status text default null,
  p_search text default null, p_before_at timestamptz default null, p_before_id uuid default null
) returns table (id uuid, call_id text, kind text, status text, reason text, title text, created_at timestamptz,
  duration_ms integer, summary text, topics text[], has_transcript boolean, is_kept boolean, is_erased boolean)
language sql stable security definer set search_path = '' as $$
  select l.* from app.list_calls(auth.uid(), p_from, p_to, p_status, app.words_wanted(p_search), p_before_at,
    p_before_id, least(p_limit, 100)) l
$$;

drop function public.get_visitor_call(text, uuid);
create function public.get_visitor_call(p_call_id text, p_visitor_id uuid)
returns table (
  call_id text, kind text, status text, reason text, title text, created_at timestamptz, started_at timestamptz,
  ended_at timestamptz, duration_ms integer, transcript jsonb, has_recording boolean, summary text, sentiment text,
  topics text[], mood text, is_analyzed boolean, is_kept boolean, is_erased boolean,
  has_feedback boolean
)
language sql stable security definer set search_path = '' as $$
  select c.call_id, c.kind, c.status, c.reason, c.title, c.created_at, c.started_at, c.ended_at, c.duration_ms,
    c.transcript, c.recording_url is not null, c.summary, c.sentiment, app.topics_of(c), c.analysis ->> 'mood',
    c.summary is not null or c.analysis is not null or c.sentiment is not null, c.kept_at is not null,
    c.erased_at is not null, exists (select from app.feedback f where f.call_id = c.call_id)
  from app.calls c
  where c.call_id = p_call_id and c.visitor_id = p_visitor_id and c.owner_id is null and c.deleted_at is null
$$;

create function public.get_my_call(p_call_id text)
returns table (
  call_id text, kind text, status text, reason text, title text, created_at timestamptz, started_at timestamptz,
  ended_at timestamptz, duration_ms integer, transcript jsonb, has_recording boolean, summary text, sentiment text,
  topics text[], mood text, is_analyzed boolean, is_kept boolean, is_erased boolean,
  has_feedback boolean
)
language sql stable security definer set search_path = '' as $$
  select c.call_id, c.kind, c.status, c.reason, c.title, c.created_at, c.started_at, c.ended_at, c.duration_ms,
    c.transcript, c.recording_url is not null, c.summary, c.sentiment, app.topics_of(c), c.analysis ->> 'mood',
    c.summary is not null or c.analysis is not null or c.sentiment is not null, c.kept_at is not null,
    c.erased_at is not null, exists (select from app.feedback f where f.call_id = c.call_id)
  from app.calls c
  where c.call_id = p_call_id and c.owner_id = auth.uid() and c.deleted_at is null
$$;

create function public.rename_my_call(p_call_id text, p_title text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  update app.calls set title = nullif(p_title, ''), updated_at = now()
  where call_id = p_call_id and owner_id = auth.uid() and deleted_at is null;
  if not found then perform app.refuse_unknown(); end if;
end $$;

-- Erases it and takes it off its owner's list; the sweep sees to the vendor's copy.
create function app.delete_call(p_call_id text, p_now timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
  perform app.erase_call(p_call_id, p_now);
  update app.calls set deleted_at = p_now, kept_at = null, title = null, search = null, updated_at = p_now
  where call_id = p_call_id;
end $$;

create function public.delete_my_call(p_call_id text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform from app.calls where call_id = p_call_id and owner_id = auth.uid() and deleted_at is null;
  if not found then perform app.refuse_unknown(); end if;
  perform app.delete_call(p_call_id, now());
end $$;

-- A visitor's own, by the id from the signed cookie.
create function public.delete_visitor_call(p_call_id text, p_visitor_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform from app.calls
  where call_id = p_call_id and visitor_id = p_visitor_id and owner_id is null and deleted_at is null;
  if not found then perform app.refuse_unknown(); end if;
  perform app.delete_call(p_call_id, now());
end $$;

revoke execute on function
  app.words_of(app.calls),
  app.keep_words(),
  app.words_wanted(text),
  app.topics_of(app.calls),
  app.list_calls(uuid, timestamptz, timestamptz, text, tsquery, timestamptz, uuid, integer),
  app.delete_call(text, timestamptz),
  public.list_my_calls(integer, timestamptz, timestamptz, text, text, timestamptz, uuid),
  public.get_visitor_call(text, uuid),
  public.get_my_call(text),
  public.rename_my_call(text, text),
  public.delete_my_call(text),
  public.delete_visitor_call(text, uuid)
from public, anon, authenticated;
grant execute on function
  public.list_my_calls(integer, timestamptz, timestamptz, text, text, timestamptz, uuid),
  public.get_my_call(text),
  public.rename_my_call(text, text),
  public.delete_my_call(text)
to authenticated;
grant execute on function
  public.get_visitor_call(text, uuid),
  public.delete_visitor_call(text, uuid)
to service_role;
