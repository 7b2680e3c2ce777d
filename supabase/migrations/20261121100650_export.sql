-- Everything that is kept of an account, for its owner to take away.
create function public.export_my_account() returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'settings', (
      select jsonb_build_object('displayName', s.display_name, 'keepCalls', s.keep_calls,
        'consentVersion', s.consent_version, 'consentedAt', s.consented_at, 'remember', s.remember,
        'memoryClearedAt', s.memory_cleared_at, 'createdAt', s.created_at, 'updatedAt', s.updated_at)
      from app.settings s where s.user_id = app.caller_id()),
    'usage', coalesce((
      select jsonb_agg(jsonb_build_object('callId', w.call_id, 'claimedAt', w.claimed_at,
        'allowedSeconds', w.seconds, 'usedSeconds', w.settled_seconds) order by w.claimed_at)
      from app.web_claims w where w.owner_id = app.caller_id()), '[]'))
$$;

-- A page of one's calls in full, newest first, after the one that the last page ended with.
create function public.export_my_calls(
  p_limit integer, p_before_at timestamptz default null, p_before_id uuid default null
) returns table (id uuid, created_at timestamptz, call jsonb)
language sql stable security definer set search_path = '' as $$
  select c.id, c.created_at, jsonb_build_object(
    'callId', c.call_id, 'kind', c.kind, 'status', c.status, 'reason', c.reason, 'title', c.title,
    'createdAt', c.created_at, 'startedAt', c.started_at, 'endedAt', c.ended_at, 'durationMs', c.duration_ms,
    'keptSince', c.kept_at, 'consentVersion', c.kept_version, 'erasedAt', c.erased_at, 'deletedAt', c.deleted_at,
    'hasRecording', c.recording_url is not null, 'transcript', c.transcript, 'summary', c.summary,
    'sentiment', c.sentiment, 'analysis', c.analysis,
    'feedback', (
      select jsonb_build_object('mood', f.mood, 'role', f.role, 'workplace', f.workplace,
        'leftAnEmail', f.email_sealed is not null, 'givenAt', f.given_at)
      from app.feedback f where f.call_id = c.call_id))
  from app.calls c
  where c.owner_id = app.caller_id() and (p_before_at is null or (c.created_at, c.id) < (p_before_at, p_before_id))
  order by c.created_at desc, c.id desc
  limit greatest(least(p_limit, 100), 0)
$$;

revoke execute on function
  public.export_my_account(),
  public.export_my_calls(integer, timestamptz, uuid)
from public, anon, authenticated;
grant execute on function
  public.export_my_account(),
  public.export_my_calls(integer, timestamptz, uuid)
to authenticated;
