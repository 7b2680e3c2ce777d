-- The part of clips in the operators' report.
create or replace function app.ops_clips(p_from timestamptz, p_to timestamptz, p_now timestamptz) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'working', (select count(*) from app.clips c where c.state in ('queued', 'drawing', 'rendering')),
    'oldestWorkingAt', (select min(c.created_at) from app.clips c where c.state in ('queued', 'drawing', 'rendering')),
    'reports', (select count(*) from app.clip_reports r where r.reported_at >= p_from and r.reported_at < p_to),
    'days', coalesce((
      select jsonb_agg(jsonb_build_object('day', d.day, 'started', d.started, 'ready', d.ready, 'failed', d.failed,
        'p50Seconds', d.p50, 'p95Seconds', d.p95) order by d.day)
      from (
        select (c.created_at at time zone 'utc')::date as day, count(*) as started, count(c.ready_at) as ready,
          count(*) filter (where c.state = 'failed') as failed,
          percentile_disc(0.5) within group (order by round(extract(epoch from c.ready_at - c.created_at))) as p50,
          percentile_disc(0.95) within group (order by round(extract(epoch from c.ready_at - c.created_at))) as p95
        from app.clips c where c.created_at >= p_from and c.created_at < p_to group by 1
      ) d), '[]'),
    'failures', coalesce((
      select jsonb_agg(jsonb_build_object('reason', f.failure, 'clips', f.clips) order by f.clips desc, f.failure)
      from (
        select coalesce(c.failure, 'not told') as failure, count(*) as clips from app.clips c
        where c.state = 'failed' and c.created_at >= p_from and c.created_at < p_to group by 1 order by 2 desc limit 20
      ) f), '[]'))
$$;
revoke execute on function app.ops_clips(timestamptz, timestamptz, timestamptz) from public, anon, authenticated;
