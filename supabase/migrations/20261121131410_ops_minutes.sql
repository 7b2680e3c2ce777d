-- With time, too, goes what its forecast goes by: today so far, and the seven whole days before.
create or replace function app.ops_money(p_days jsonb, p_now timestamptz) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  today constant date := (p_now at time zone 'utc')::date;
  month_start constant date := date_trunc('month', p_now at time zone 'utc')::date;
begin
  return (
    select jsonb_build_object(
      'monthWebMicroUsd', coalesce(sum(c."microUsd") filter (where c.kind = 'web' and c.day between month_start and today), 0),
      'monthPhoneMicroUsd', coalesce(sum(c."microUsd") filter (where c.kind = 'phone' and c.day between month_start and today), 0),
      'weekWebMicroUsd', coalesce(sum(c."microUsd") filter (where c.kind = 'web' and c.day between today - 7 and today - 1), 0),
      'weekPhoneMicroUsd', coalesce(sum(c."microUsd") filter (where c.kind = 'phone' and c.day between today - 7 and today - 1), 0),
      'todayWebSeconds', coalesce(sum(c.seconds) filter (where c.kind = 'web' and c.day = today), 0),
      'todayPhoneSeconds', coalesce(sum(c.seconds) filter (where c.kind = 'phone' and c.day = today), 0),
      'weekWebSeconds', coalesce(sum(c.seconds) filter (where c.kind = 'web' and c.day between today - 7 and today - 1), 0),
      'weekPhoneSeconds', coalesce(sum(c.seconds) filter (where c.kind = 'phone' and c.day between today - 7 and today - 1), 0))
    from jsonb_to_recordset(app.ops_part(p_days, 'calls', least(month_start, today - 7), today))
      as c (day date, kind text, "microUsd" bigint, seconds numeric)
  ) || (
    select jsonb_build_object('heldPhoneMicroUsd', app.demo_micro_usd_in_month(p_now), 'dayPhoneCalls', count(*),
      'dayPhoneSeconds', coalesce(sum(r.seconds), 0))
    from app.list_demo_reservations(24, p_now) r
  ) || (
    select jsonb_build_object('dayWebSeconds', coalesce(sum(coalesce(w.settled_seconds, w.seconds)), 0))
    from app.web_claims w
    where w.claimed_at > p_now - interval '24 hours'
      and (w.call_id is not null or w.claimed_at > p_now - interval '30 seconds')
  );
end $$;
revoke execute on function app.ops_money(jsonb, timestamptz) from public, anon, authenticated;
