-- An event may be stored that tells nothing in a form of ours: it is told of as one without facts.
create or replace function app.ops_deliveries(p_call app.calls) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'event', e.event, 'rank', e.rank, 'receivedAt', e.received_at,
    'processedAt', e.processed_at, 'deadAt', e.dead_at, 'nextAttemptAt', e.next_attempt_at, 'attempts', e.attempts,
    'cause', e.last_error, 'hasFacts', e.told <> '{}',
    'offered', array(select jsonb_object_keys(e.told) as name order by 1),
    'changed', array(
      select f.key from jsonb_each(e.told) f
      where e.processed_at is not null and p_call.evidence -> f.key = app.evidence_of(f.key, f.value, e.rank) order by 1)
  ) order by e.received_at, e.id), '[]')
  from (
    select w.*, case when jsonb_typeof(w.facts) = 'object' then w.facts else '{}' end as told
    from app.webhook_events w where w.call_id = p_call.call_id order by w.received_at, w.id limit 500
  ) e
$$;
