-- What an owner reads of their calls. Everything here is asked for by app.caller_id(): another's call does not exist.

-- Runs of small letters and figures, one space between: on both sides of a search, so that "post-op", "o'clock" and "dr.smith"
-- are found however they are written. Only then is the parser's one word one of ours.
create function app.plain_words(p_text text) returns text
language sql immutable set search_path = '' as $$
  select trim(regexp_replace(lower(normalize(p_text, nfkc)), '[^[:alnum:]]+', ' ', 'g'))
$$;

-- The words of a call, for finding it again. Bounded, since PostgreSQL refuses vectors above a megabyte: at most four
-- bytes a character.
create function app.words_of(p_call app.calls) returns tsvector
language sql immutable set search_path = '' as $$
  select case when p_call.erased_at is null then
    to_tsvector('pg_catalog.simple', left(app.plain_words(left(concat_ws(' ', p_call.title, p_call.summary,
      p_call.analysis ->> 'topics', (
        select string_agg(content #>> '{}', ' ') from jsonb_path_query(p_call.transcript, '$[*].content') content
      )), 200000)), 200000)) end
$$;

alter table app.calls add column search tsvector;
update app.calls c set search = app.words_of(c)
where c.status in ('ended', 'not_connected', 'error') and c.erased_at is null;
create index calls_by_words on app.calls using gin (search) where owner_id is not null;

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
    select word from regexp_split_to_table(app.plain_words(p_text), ' ') with ordinality as split (word, place)
    where word <> '' order by place limit 12
  ) w
$$;

create function app.topics_of(p_analysis jsonb) returns text[]
language sql immutable set search_path = '' as $$
  select coalesce(array_agg(left(trim(t.topic), 60)) filter (where trim(t.topic) <> ''), '{}')
  from (select regexp_split_to_table(p_analysis ->> 'topics', ',') as topic limit 8) t
$$;

-- A name for a call may tell of what was said in it, so it goes with it.
create or replace function app.erase_call(p_call_id text, p_now timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('call:' || p_call_id, 0));
  update app.calls c set
    title = null, transcript = null, recording_url = null, recording_multi_channel_url = null, summary = null,
    sentiment = null, is_successful = null, analysis = null, search = null,
    evidence = app.without_content(c.evidence), erased_at = p_now, updated_at = p_now
  where c.call_id = p_call_id and c.erased_at is null;
  update app.webhook_events e set body = '', facts = app.without_content(e.facts)
  where e.call_id = p_call_id and e.body <> '';
end $$;

-- One page of somebody's calls, newest first, after the one that the last page ended with. Planned for what is asked:
-- a plan that fits every question would read all of somebody's calls for each page.
create function app.list_calls(
  p_owner_id uuid, p_from timestamptz, p_to timestamptz, p_status text, p_words tsquery, p_before_at timestamptz,
  p_before_id uuid, p_limit integer
) returns table (id uuid, call_id text, kind text, status text, reason text, title text, created_at timestamptz,
  duration_ms integer, summary text, topics text[], has_transcript boolean, is_kept boolean, is_erased boolean)
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query
  select c.id, c.call_id, c.kind, c.status, c.reason, c.title, c.created_at, c.duration_ms, c.summary,
    app.topics_of(c.analysis), c.transcript is not null, c.kept_at is not null, c.erased_at is not null
  from app.calls c
  where c.owner_id = p_owner_id and c.deleted_at is null
    and (p_from is null or c.created_at >= p_from)
    and (p_to is null or c.created_at < p_to)
    and (p_status is null or c.status = p_status)
    and (p_words is null or c.search @@ p_words)
    and (p_before_at is null or (c.created_at, c.id) < (p_before_at, p_before_id))
  order by c.created_at desc, c.id desc
  limit p_limit;
end $$;

-- A search without a single letter or figure finds nothing. At most a page of 100, and one to tell whether there are more.
create function public.list_my_calls(
  p_limit integer, p_from timestamptz default null, p_to timestamptz default null, p_status text default null,
  p_search text default null, p_before_at timestamptz default null, p_before_id uuid default null
) returns table (id uuid, call_id text, kind text, status text, reason text, title text, created_at timestamptz,
  duration_ms integer, summary text, topics text[], has_transcript boolean, is_kept boolean, is_erased boolean)
language sql stable security definer set search_path = '' as $$
  select l.* from app.list_calls(app.caller_id(), p_from, p_to, p_status, app.words_wanted(p_search), p_before_at,
    p_before_id, greatest(least(p_limit, 101), 0)) l
  where coalesce(trim(p_search), '') = '' or app.words_wanted(p_search) is not null
$$;

-- The last call of a browser that no account has taken in.
create function public.get_last_visitor_call(p_visitor_id uuid)
returns table (id uuid, call_id text, kind text, status text, reason text, title text, created_at timestamptz,
  duration_ms integer, summary text, topics text[], has_transcript boolean, is_kept boolean, is_erased boolean)
language sql stable security definer set search_path = '' as $$
  select c.id, c.call_id, c.kind, c.status, c.reason, c.title, c.created_at, c.duration_ms, c.summary,
    app.topics_of(c.analysis), c.transcript is not null, c.kept_at is not null, c.erased_at is not null
  from app.calls c
  where c.visitor_id = p_visitor_id and c.owner_id is null and c.deleted_at is null
  order by c.created_at desc, c.id desc
  limit 1
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
    c.transcript, c.recording_url is not null, c.summary, c.sentiment, app.topics_of(c.analysis), c.analysis ->> 'mood',
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
    c.transcript, c.recording_url is not null, c.summary, c.sentiment, app.topics_of(c.analysis), c.analysis ->> 'mood',
    c.summary is not null or c.analysis is not null or c.sentiment is not null, c.kept_at is not null,
    c.erased_at is not null, exists (select from app.feedback f where f.call_id = c.call_id)
  from app.calls c
  where c.call_id = p_call_id and c.owner_id = app.caller_id() and c.deleted_at is null
$$;

create function public.rename_my_call(p_call_id text, p_title text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  update app.calls set title = nullif(left(trim(p_title), 200), ''), updated_at = now()
  where call_id = p_call_id and owner_id = app.caller_id() and deleted_at is null;
  if not found then perform app.refuse_unknown(); end if;
end $$;

-- Erases it and takes it off its owner's list; the sweep sees to the vendor's copy.
create function app.delete_call(p_call_id text, p_now timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
  perform app.erase_call(p_call_id, p_now);
  update app.calls set deleted_at = p_now, kept_at = null, kept_version = null, title = null, updated_at = p_now
  where call_id = p_call_id and deleted_at is null;
  if not found then perform app.refuse_unknown(); end if;
end $$;

create function public.delete_my_call(p_call_id text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform app.require_owned_call(p_call_id, app.caller_id());
  perform app.delete_call(p_call_id, now());
end $$;

-- A visitor's own, by the id from the signed cookie.
create function public.delete_visitor_call(p_call_id text, p_visitor_id uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform app.require_visitor_call(p_call_id, p_visitor_id);
  perform app.delete_call(p_call_id, now());
end $$;

revoke execute on function
  app.plain_words(text),
  app.words_of(app.calls),
  app.keep_words(),
  app.words_wanted(text),
  app.topics_of(jsonb),
  app.list_calls(uuid, timestamptz, timestamptz, text, tsquery, timestamptz, uuid, integer),
  app.delete_call(text, timestamptz),
  public.list_my_calls(integer, timestamptz, timestamptz, text, text, timestamptz, uuid),
  public.get_last_visitor_call(uuid),
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
  public.get_last_visitor_call(uuid),
  public.get_visitor_call(text, uuid),
  public.delete_visitor_call(text, uuid)
to service_role;
