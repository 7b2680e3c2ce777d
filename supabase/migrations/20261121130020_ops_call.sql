-- One call as operators see it: what came, what became of it and what it changed. Never what was said, nor whose call it is.

-- Each event that came for a call. It changed what it gave the heaviest value for; `offered` is all that it told of. What
-- was taken in long ago has lost its facts, and with them what it offered.
create function app.ops_deliveries(p_call app.calls) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'event', e.event, 'rank', e.rank, 'receivedAt', e.received_at,
    'processedAt', e.processed_at, 'deadAt', e.dead_at, 'nextAttemptAt', e.next_attempt_at, 'attempts', e.attempts,
    'cause', e.last_error, 'hasFacts', e.facts <> '{}',
    'offered', array(select jsonb_object_keys(e.facts) as name order by 1),
    'changed', array(
      select f.key from jsonb_each(e.facts) f
      where e.processed_at is not null and p_call.evidence -> f.key = app.evidence_of(f.key, f.value, e.rank) order by 1)
  ) order by e.received_at, e.id), '[]')
  from (select * from app.webhook_events w where w.call_id = p_call.call_id order by w.received_at, w.id limit 500) e
$$;

-- What the call held of the limits, and what it came to.
create function app.ops_settlement(p_call app.calls) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'phone', (select jsonb_build_object('state', d.state, 'intendedAt', d.intended_at, 'dialledAt', d.dialled_at,
      'settledAt', d.settled_at, 'seconds', d.reserved_seconds, 'microUsd', d.reserved_micro_usd)
      from app.demo_calls d where d.call_id = p_call.call_id),
    'web', (select jsonb_build_object('claimedAt', w.claimed_at, 'seconds', w.seconds, 'settledSeconds', w.settled_seconds)
      from app.web_claims w where w.call_id = p_call.call_id),
    'slot', (select jsonb_build_object('takenAt', l.taken_at, 'releasedAt', l.released_at, 'releasedBy', l.released_by)
      from app.slot_leases l where l.call_id = p_call.call_id order by l.taken_at desc limit 1),
    'wait', (select jsonb_build_object('joinedAt', t.joined_at, 'admittedAt', t.admitted_at,
      'toldP10Seconds', t.told_p10_seconds, 'toldP90Seconds', t.told_p90_seconds)
      from app.slot_leases l join app.queue_tickets t on t.id = l.ticket_id
      where l.call_id = p_call.call_id order by l.taken_at desc limit 1))
$$;

-- Null when nothing at all is known of it. A call whose events are all dead letters may have no row.
create function app.read_ops_call(p_call_id text) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  found_call app.calls;
begin
  select c.* into found_call from app.calls c where c.call_id = p_call_id;
  if not found then
    if not exists (select from app.webhook_events e where e.call_id = p_call_id) then return null; end if;
    found_call.call_id := p_call_id;
    found_call.evidence := '{}';
  end if;
  return jsonb_build_object(
    'callId', found_call.call_id, 'kind', found_call.kind, 'status', found_call.status,
    'reason', left(found_call.reason, 200), 'createdAt', found_call.created_at, 'startedAt', found_call.started_at,
    'endedAt', found_call.ended_at, 'durationMs', found_call.duration_ms,
    'maxDurationSeconds', found_call.max_duration_seconds, 'agentVersion', found_call.agent_version,
    'microUsd', found_call.cost_micro_usd, 'latency', found_call.latency -> 'e2e',
    'lastEventAt', found_call.last_event_at, 'lookedUpAt', found_call.looked_up_at,
    'stopAskedAt', found_call.stop_asked_at, 'isKept', found_call.kept_at is not null,
    'erasedAt', found_call.erased_at, 'vendorErasedAt', found_call.vendor_erased_at, 'deletedAt', found_call.deleted_at,
    'hasTranscript', found_call.transcript is not null, 'hasRecording', found_call.recording_url is not null,
    'deliveries', app.ops_deliveries(found_call),
    'settlement', app.ops_settlement(found_call));
end $$;

create function public.read_ops_call(p_call_id text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select app.read_ops_call(p_call_id)
$$;

revoke execute on function
  app.ops_deliveries(app.calls),
  app.ops_settlement(app.calls),
  app.read_ops_call(text),
  public.read_ops_call(text)
from public, anon, authenticated;
grant execute on function public.read_ops_call(text) to service_role;
