-- One's own call says whether it was made with the vendor before Retell: what is kept of it lies elsewhere.
drop function public.get_my_call(text);
create function public.get_my_call(p_call_id text)
returns table (
  call_id text, kind text, status text, reason text, title text, created_at timestamptz, started_at timestamptz,
  ended_at timestamptz, duration_ms integer, transcript jsonb, has_recording boolean, summary text, sentiment text,
  topics text[], mood text, is_analyzed boolean, is_kept boolean, is_erased boolean,
  has_feedback boolean, is_imported boolean
)
language sql stable security definer set search_path = '' as $$
  select c.call_id, c.kind, c.status, c.reason, c.title, c.created_at, c.started_at, c.ended_at, c.duration_ms,
    c.transcript, c.recording_url is not null, c.summary, c.sentiment, app.topics_of(c.analysis), c.analysis ->> 'mood',
    c.summary is not null or c.analysis is not null or c.sentiment is not null, c.kept_at is not null,
    c.erased_at is not null, exists (select from app.feedback f where f.call_id = c.call_id),
    c.vapi_call_id is not null
  from app.calls c
  where c.call_id = p_call_id and c.owner_id = app.caller_id() and c.deleted_at is null
$$;
revoke execute on function public.get_my_call(text) from public, anon, authenticated;
grant execute on function public.get_my_call(text) to authenticated;
