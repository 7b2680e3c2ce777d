-- Turns: who waits, how long, and who is called up.

-- How slots and those who wait have gone over the last two hours; a prior of ten slots of four minutes steadies the start.
-- No slot is taken for more than 15 minutes, unless by a clock that jumps.
create function app.measure_pace(p_now timestamptz) returns void
language sql set search_path = '' as $$
  insert into app.queue_gauge as g (is_only, mean_seconds, variation, measured_slots, leaving_rate, paced_at)
  select true, pace.mean,
    sqrt(greatest(0.01, (10 * (240 ^ 2 + 168 ^ 2) + held.squares) / (10 + held.slots) / pace.mean ^ 2 - 1)),
    held.slots, gone.left_early / (gone.seconds + 3600), p_now
  from (
    select count(*)::integer as slots, coalesce(sum(r.seconds), 0) as seconds, coalesce(sum(r.seconds ^ 2), 0) as squares
    from (
      select extract(epoch from l.released_at - l.taken_at)::double precision as seconds from app.slot_leases l
      where l.released_at > p_now - interval '2 hours' and l.kind = 'web'
        and l.released_at - l.taken_at between interval '0' and interval '15 minutes'
      order by l.released_at desc limit 200) r
  ) held, lateral (
    select (10 * 240 + held.seconds) / (10 + held.slots) as mean
  ) pace, (
    select count(*) filter (where e.admitted_at is null) as left_early, coalesce(sum(e.seconds), 0) as seconds from (
      select t.admitted_at, greatest(0, extract(epoch from coalesce(t.admitted_at, t.ended_at) - t.joined_at))::double precision
        as seconds from app.queue_tickets t
      where t.ended_at > p_now - interval '2 hours' order by t.ended_at desc limit 200) e
  ) gone
  on conflict (is_only) do update set mean_seconds = excluded.mean_seconds, variation = excluded.variation,
    measured_slots = excluded.measured_slots, leaving_rate = excluded.leaving_rate, paced_at = p_now
$$;

-- Whether the line has not been looked through, nor its pace measured, for 15 s.
create function app.is_look_due(p_now timestamptz) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return coalesce((select g.paced_at not between p_now - interval '15 seconds' and p_now from app.queue_gauge g), true);
end $$;

-- Ends what is over and calls up whoever is next, in order. The caller holds the lock. A lease that is being renewed or
-- ended by its call is passed by. Who has gone is looked for in the whole line now and then, and always at its head.
create function app.advance_locked(p_rules jsonb, p_now timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  silent_since constant timestamptz := p_now - make_interval(secs => (p_rules ->> 'silentSeconds')::integer);
  free integer;
begin
  update app.queue_tickets set state = 'expired', ended_at = p_now, note = null
  where state = 'ready' and ready_until <= p_now;
  update app.slot_leases l set released_at = p_now,
    released_by = case when l.claim_id is null and l.demo_id is null then 'no_show' else 'expired' end
  from (
    select o.id from app.slot_leases o where o.released_at is null and o.expires_at <= p_now for update skip locked
  ) over where l.id = over.id;
  if app.is_look_due(p_now) then
    update app.queue_tickets set state = 'expired', ended_at = p_now, note = null
    where state = 'waiting' and seen_at <= silent_since;
    perform app.measure_pace(p_now);
  end if;
  free := app.free_slots('web', p_rules, p_now);
  if free < 1 then return; end if;
  loop
    update app.queue_tickets t set state = 'expired', ended_at = p_now, note = null
    from (select n.number from app.queue_tickets n where n.state = 'waiting' order by n.number limit free) head
    where t.number = head.number and t.seen_at <= silent_since;
    exit when not found;
  end loop;
  with next as (
    select t.number from app.queue_tickets t where t.state = 'waiting' order by t.number limit free
  ), ready as (
    update app.queue_tickets t set state = 'ready', ready_at = p_now, admitted_at = coalesce(t.admitted_at, p_now),
      ready_until = p_now + make_interval(secs => (p_rules ->> 'readySeconds')::integer), has_held = false
    from next n where t.number = n.number
    returning t.id, t.ready_until
  )
  insert into app.slot_leases (kind, ticket_id, taken_at, expires_at)
  select 'web', r.id, p_now, r.ready_until from ready r;
end $$;

-- Whether there is anything for advance_locked to do; reads only.
create function app.is_advance_due(p_rules jsonb, p_now timestamptz) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return exists (select from app.queue_tickets t where t.state = 'ready' and t.ready_until <= p_now)
    or exists (select from app.slot_leases l where l.released_at is null and l.expires_at <= p_now)
    or exists (select from app.queue_blocks) and (app.is_look_due(p_now) or app.free_slots('web', p_rules, p_now) > 0);
end $$;

-- The tenth and the ninetieth of a hundred waits, in seconds, of whoever stands at a place while p_slots are taken.
-- The line before a place melts as slots come free (one each mean/slots) and as people give up (at a rate each), so the
-- middle is the solution of n' = -slots/mean - rate n; what runs now has run a while (the residual life of a renewal
-- process is mean (1 + variation^2)/2), which brings that forward. Round it a gamma distribution by Wilson and Hilferty's
-- cube: what runs now ends nearly as in a Poisson process, later calls by their own variation, giving up varies as Poisson
-- does; and the mean is known only so well.
create function app.wait_range(p_place integer, p_slots integer, p_gauge app.queue_gauge) returns integer[]
language plpgsql immutable set search_path = '' as $$
declare
  slots constant integer := greatest(1, p_slots);
  square constant double precision := p_gauge.variation ^ 2;
  each constant double precision := p_gauge.mean_seconds / slots;
  -- How much less what runs now takes and varies than a Poisson process: the more, the more of it will have ended.
  lead constant double precision := (1 - square) / 2 * least(1, p_place::double precision / slots);
  line constant double precision := p_place - lead;
  melting constant double precision := p_gauge.leaving_rate * each * line;
  middle constant double precision := case when melting < 1e-6 then line * each
    else ln(1 + melting) / p_gauge.leaving_rate end;
  ends constant double precision := greatest(0.5, middle / each);
  -- The relative variance, in ninths.
  v constant double precision := ((least(ends, slots) * (1 - lead) + greatest(0, ends - slots) * square + line - ends)
    / ends ^ 2 + square / (10 + p_gauge.measured_slots)) / 9;
begin
  return array[floor(middle * greatest(0, 1 - v - 1.2816 * sqrt(v)) ^ 3), ceil(middle * (1 - v + 1.2816 * sqrt(v)) ^ 3)];
end $$;

-- What a ticket's holder is told. `place`: 1 is next. A turn that is over is told as over, whoever has noticed.
create function app.view_ticket(p_ticket app.queue_tickets, p_rules jsonb, p_now timestamptz)
returns table (ticket_id uuid, state text, place integer, p10_seconds integer, p90_seconds integer,
  expires_at timestamptz, can_hold boolean, note text)
language plpgsql stable set search_path = '' as $$
declare
  wait integer[];
begin
  ticket_id := p_ticket.id;
  note := p_ticket.note;
  can_hold := false;
  state := case when p_ticket.state = 'done' then 'left'
    when p_ticket.state = 'ready' and p_ticket.ready_until <= p_now then 'expired' else p_ticket.state end;
  if state = 'ready' then
    expires_at := p_ticket.ready_until;
    can_hold := not p_ticket.has_held;
  elsif state = 'waiting' then
    expires_at := p_now + make_interval(secs => (p_rules ->> 'silentSeconds')::integer);
    place := app.waiting_before(p_ticket.number) + 1;
    wait := app.wait_range(place,
      (select count(*)::integer from app.slot_leases l where l.released_at is null and l.kind = 'web'), app.read_gauge());
    p10_seconds := wait[1];
    p90_seconds := wait[2];
  end if;
  return next;
end $$;

-- Takes a place, or tells of the one that the visitor has. State `full`: too many wait, or too many from one address.
create function app.join_queue(
  p_visitor_id uuid, p_owner_id uuid, p_address_hash text, p_rules jsonb, p_now timestamptz
) returns table (ticket_id uuid, state text, place integer, p10_seconds integer, p90_seconds integer,
  expires_at timestamptz, can_hold boolean, note text)
language plpgsql set search_path = '' as $$
declare
  ticket app.queue_tickets;
begin
  perform app.lock_queue();
  update app.queue_tickets t set seen_at = p_now where t.visitor_id = p_visitor_id and t.state = 'waiting';
  perform app.advance_locked(p_rules, p_now);
  select t.* into ticket from app.queue_tickets t where t.visitor_id = p_visitor_id and t.state in ('waiting', 'ready');
  if not found then
    -- Whoever is on a call needs no place; called up, they would keep a slot from everybody.
    select t.* into ticket from app.queue_tickets t where t.visitor_id = p_visitor_id and t.state = 'active' limit 1;
  end if;
  if not found then
    if app.count_all_waiting() >= (p_rules ->> 'longest')::integer or (
      select count(*) from app.queue_tickets t
      where t.address_hash = p_address_hash and t.state in ('waiting', 'ready')
    ) >= (p_rules ->> 'perAddress')::integer then
      return query select null::uuid, 'full'::text, null::integer, null::integer, null::integer, null::timestamptz,
        false, null::text;
      return;
    end if;
    insert into app.queue_tickets (visitor_id, owner_id, address_hash, state, joined_at, seen_at)
    values (p_visitor_id, p_owner_id, p_address_hash, 'waiting', p_now, p_now)
    returning * into ticket;
    perform app.advance_locked(p_rules, p_now);
    update app.queue_tickets t set told_position = v.place, told_p10_seconds = v.p10_seconds,
      told_p90_seconds = v.p90_seconds
    from app.view_ticket(ticket, p_rules, p_now) v where t.number = ticket.number and t.state = 'waiting';
    select t.* into ticket from app.queue_tickets t where t.number = ticket.number;
  end if;
  return query select v.* from app.view_ticket(ticket, p_rules, p_now) v;
end $$;

-- Where a visitor's ticket stands. Writes only a heartbeat that is due, or when somebody's turn has come or gone.
create function app.poll_queue(p_ticket_id uuid, p_visitor_id uuid, p_rules jsonb, p_now timestamptz)
returns table (ticket_id uuid, state text, place integer, p10_seconds integer, p90_seconds integer,
  expires_at timestamptz, can_hold boolean, note text)
language plpgsql set search_path = '' as $$
declare
  ticket app.queue_tickets;
begin
  select t.* into ticket from app.queue_tickets t where t.id = p_ticket_id and t.visitor_id = p_visitor_id;
  if not found then return; end if;
  if ticket.state = 'waiting'
    and ticket.seen_at <= p_now - make_interval(secs => (p_rules ->> 'heartbeatSeconds')::integer) then
    update app.queue_tickets t set seen_at = p_now where t.number = ticket.number and t.state = 'waiting';
    select t.* into ticket from app.queue_tickets t where t.id = p_ticket_id;
  end if;
  if app.is_advance_due(p_rules, p_now) then
    if pg_try_advisory_xact_lock(hashtextextended('queue', 0)) then
      perform app.advance_locked(p_rules, p_now);
      select t.* into ticket from app.queue_tickets t where t.id = p_ticket_id;
    end if;
  end if;
  return query select v.* from app.view_ticket(ticket, p_rules, p_now) v;
end $$;

-- Once, whoever is called up may ask for as long again.
create function app.hold_place(p_ticket_id uuid, p_visitor_id uuid, p_rules jsonb, p_now timestamptz)
returns table (ticket_id uuid, state text, place integer, p10_seconds integer, p90_seconds integer,
  expires_at timestamptz, can_hold boolean, note text)
language plpgsql set search_path = '' as $$
declare
  ticket app.queue_tickets;
begin
  perform app.lock_queue();
  perform app.advance_locked(p_rules, p_now);
  update app.queue_tickets t set has_held = true,
    ready_until = t.ready_until + make_interval(secs => (p_rules ->> 'holdSeconds')::integer)
  where t.id = p_ticket_id and t.visitor_id = p_visitor_id and t.state = 'ready' and not t.has_held;
  select t.* into ticket from app.queue_tickets t where t.id = p_ticket_id and t.visitor_id = p_visitor_id;
  if not found then return; end if;
  update app.slot_leases l set expires_at = ticket.ready_until
  where ticket.state = 'ready' and l.ticket_id = ticket.id and l.released_at is null;
  return query select v.* from app.view_ticket(ticket, p_rules, p_now) v;
end $$;

-- Takes a place or a turn from a visitor and gives its slot to whoever is next. The caller holds the lock.
create function app.leave_locked(p_ticket_id uuid, p_visitor_id uuid, p_rules jsonb, p_now timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
  update app.queue_tickets t set state = 'left', ended_at = p_now, note = null
  where t.id = p_ticket_id and t.visitor_id = p_visitor_id and t.state in ('waiting', 'ready');
  if found then
    update app.slot_leases l set released_at = p_now, released_by = 'left'
    where l.ticket_id = p_ticket_id and l.released_at is null;
  end if;
  perform app.advance_locked(p_rules, p_now);
end $$;

-- Gives a place or a turn up. A call that runs is not ended by it.
create function app.leave_queue(p_ticket_id uuid, p_visitor_id uuid, p_rules jsonb, p_now timestamptz)
returns table (ticket_id uuid, state text, place integer, p10_seconds integer, p90_seconds integer,
  expires_at timestamptz, can_hold boolean, note text)
language plpgsql set search_path = '' as $$
declare
  ticket app.queue_tickets;
begin
  perform app.lock_queue();
  perform app.leave_locked(p_ticket_id, p_visitor_id, p_rules, p_now);
  select t.* into ticket from app.queue_tickets t where t.id = p_ticket_id and t.visitor_id = p_visitor_id;
  if not found then return; end if;
  return query select v.* from app.view_ticket(ticket, p_rules, p_now) v;
end $$;

-- What is on somebody's mind while they wait; Doc is given it with the call, and it is kept no longer.
create function app.note_in_queue(p_ticket_id uuid, p_visitor_id uuid, p_note text) returns boolean
language plpgsql set search_path = '' as $$
begin
  update app.queue_tickets set note = nullif(p_note, '')
  where id = p_ticket_id and visitor_id = p_visitor_id and state in ('waiting', 'ready');
  return found;
end $$;

revoke execute on function
  app.measure_pace(timestamptz),
  app.is_look_due(timestamptz),
  app.advance_locked(jsonb, timestamptz),
  app.is_advance_due(jsonb, timestamptz),
  app.wait_range(integer, integer, app.queue_gauge),
  app.view_ticket(app.queue_tickets, jsonb, timestamptz),
  app.join_queue(uuid, uuid, text, jsonb, timestamptz),
  app.poll_queue(uuid, uuid, jsonb, timestamptz),
  app.hold_place(uuid, uuid, jsonb, timestamptz),
  app.leave_locked(uuid, uuid, jsonb, timestamptz),
  app.leave_queue(uuid, uuid, jsonb, timestamptz),
  app.note_in_queue(uuid, uuid, text)
from public, anon, authenticated;
