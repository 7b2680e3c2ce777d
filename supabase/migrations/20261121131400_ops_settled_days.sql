-- Old days are added up where no change of them can be lost, and by the sweep before anybody looks.

-- Whoever changes an old day holds this lock shared until the change can be seen by all; whoever adds days up holds it alone.
-- Without it a day could be added up from rows as they were before a change, after that change had forgotten the day.
create or replace function app.forget_ops_day() returns trigger
language plpgsql set search_path = '' as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('ops figures', 0));
  delete from app.ops_figures d where d.day = ((case tg_table_name when 'calls' then to_jsonb(new) ->> 'created_at'
    else to_jsonb(new) ->> 'received_at' end)::timestamptz at time zone 'utc')::date;
  return null;
end $$;

-- Adds up those of these days that are not yet, the newest first, so many at most. Never waits: while an old day is being
-- changed, or somebody else adds up, it leaves all as it is. Returns how many it added up.
create function app.settle_ops_days(p_from date, p_to date, p_most integer) returns integer
language plpgsql set search_path = '' as $$
declare
  settled integer;
begin
  if not exists (
    select from generate_series(p_from, p_to, interval '1 day') g
    where not exists (select from app.ops_figures d where d.day = g::date)
  ) or not pg_try_advisory_xact_lock(hashtextextended('ops figures', 0)) then
    return 0;
  end if;
  -- A statement of its own, so that it sees what was there when the lock was had.
  insert into app.ops_figures (day, figures)
  select s.day, app.ops_day(s.day)
  from (
    select g::date as day from generate_series(p_from, p_to, interval '1 day') g
    where not exists (select from app.ops_figures d where d.day = g::date)
    order by 1 desc limit p_most
  ) s
  on conflict (day) do nothing;
  get diagnostics settled = row_count;
  return settled;
end $$;

-- The last day that is two days old.
create function app.last_settled_day(p_now timestamptz) returns date
language sql immutable set search_path = '' as $$
  select (p_now at time zone 'utc')::date - 3
$$;

-- The figures of each day: as they were added up, or else from its rows.
create or replace function app.ops_days(p_from date, p_to date, p_now timestamptz) returns jsonb
language plpgsql set search_path = '' as $$
declare
  settled constant date := app.last_settled_day(p_now);
begin
  perform app.settle_ops_days(p_from, least(p_to, settled), 400);
  return coalesce((
    select jsonb_agg(case when d.figures is null then app.ops_day(g::date) else d.figures end order by g)
    from generate_series(p_from, p_to, interval '1 day') g
    left join app.ops_figures d on d.day = g::date and d.day <= settled), '[]');
end $$;

-- For the sweep: the last year's days. Without compiling anything, which would take longer than the days.
create function public.settle_ops_days(p_most integer) returns integer
language sql security definer set search_path = '' set jit = off as $$
  select app.settle_ops_days(app.last_settled_day(now()) - 365, app.last_settled_day(now()), p_most)
$$;

revoke execute on function
  app.settle_ops_days(date, date, integer),
  app.last_settled_day(timestamptz),
  public.settle_ops_days(integer)
from public, anon, authenticated;
grant execute on function public.settle_ops_days(integer) to service_role;
