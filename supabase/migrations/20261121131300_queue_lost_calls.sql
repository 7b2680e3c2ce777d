-- A slot that got no call, as far as anybody here knows, and clocks that go back.

-- Nobody knows whether the vendor has made the call: its slot stays taken for as long as such a call may count there, on its
-- own, or until an event tells of the call. Whoever had waited is in line again at the old place, and no time is spent, for
-- nobody can join what was made. A claim that has a call after all keeps everything.
create function app.detach_web_call(p_claim_id uuid, p_rules jsonb, p_now timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  lease app.slot_leases;
begin
  perform app.lock_queue();
  select l.* into lease from app.slot_leases l where l.claim_id = p_claim_id and l.released_at is null for update;
  if not found or lease.call_id is not null then return; end if;
  update app.slot_leases set ticket_id = null,
    expires_at = p_now + make_interval(secs => (p_rules ->> 'beginSeconds')::integer)
  where id = lease.id;
  perform app.stand_again(t.id, p_now) from app.queue_tickets t where t.id = lease.ticket_id and t.ready_at is not null;
  update app.queue_tickets set state = 'done', ended_at = p_now, note = null
  where id = lease.ticket_id and state = 'active';
  delete from app.web_claims where id = p_claim_id and call_id is null;
end $$;

-- Whoever's call did not begin waits again at the old number, unless they have another place by now, or a call.
create function app.stand_again(p_ticket_id uuid, p_seen_at timestamptz) returns void
language sql set search_path = '' as $$
  update app.queue_tickets t set state = 'waiting', seen_at = p_seen_at, ready_at = null, ready_until = null
  where t.id = p_ticket_id and t.state = 'active' and not exists (
    select from app.queue_tickets o
    where o.visitor_id = t.visitor_id and o.id <> t.id and o.state in ('waiting', 'ready', 'active'))
$$;

-- Ends leases that are over. A claim that got no call in its time (our server died, or an answer was lost) costs nobody the
-- place: the last that was heard of them is that they pressed. A lease that its call is renewing or ending is passed by.
create function app.end_leases(p_rules jsonb, p_now timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  over app.slot_leases;
begin
  for over in
    select l.* from app.slot_leases l where l.released_at is null and l.expires_at <= p_now for update skip locked
  loop
    if over.claim_id is not null and over.call_id is null then
      perform app.stand_again(over.ticket_id,
        over.expires_at - make_interval(secs => (p_rules ->> 'beginSeconds')::integer));
    end if;
    update app.slot_leases l set released_at = p_now,
      released_by = case when l.claim_id is null and l.demo_id is null then 'no_show' else 'expired' end
    where l.id = over.id;
  end loop;
end $$;

-- Whether the clock has gone back since a slot was taken.
create function app.is_clock_back(p_now timestamptz) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return exists (select from app.slot_leases l where l.released_at is null and l.taken_at > p_now + interval '1 minute');
end $$;

-- What was taken at a time that has not come yet is taken now: else it would last as much longer as the clock went back. A
-- turn begins anew, and so does a claim. Nobody knows how long a call has run: it may last as long as the longest.
create function app.follow_clock(p_rules jsonb, p_now timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  ahead constant timestamptz := p_now + interval '1 minute';
  turn constant interval := make_interval(secs => (p_rules ->> 'readySeconds')::integer);
  claim constant interval := make_interval(secs => (p_rules ->> 'beginSeconds')::integer);
begin
  -- Lease before ticket, as everybody takes them.
  perform from app.slot_leases l where l.released_at is null and l.taken_at > ahead for update;
  update app.queue_tickets t set ready_at = p_now, ready_until = p_now + turn
  from app.slot_leases l
  where l.released_at is null and l.taken_at > ahead and t.id = l.ticket_id and t.ready_at > ahead;
  update app.slot_leases l set taken_at = p_now, expires_at = case
      when l.ticket_id is not null and l.claim_id is null then p_now + turn
      else least(l.expires_at, p_now + case
        when l.demo_id is null and l.call_id is null then claim else interval '15 minutes' end) end
  where l.released_at is null and l.taken_at > ahead;
  update app.web_claims set claimed_at = p_now where call_id is null and claimed_at > ahead;
end $$;

create or replace function app.advance_locked(p_rules jsonb, p_now timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  silent_since constant timestamptz := p_now - make_interval(secs => (p_rules ->> 'silentSeconds')::integer);
  free integer;
  next app.queue_tickets;
begin
  if app.is_clock_back(p_now) then
    perform app.follow_clock(p_rules, p_now);
  end if;
  update app.queue_tickets set state = 'expired', ended_at = p_now, note = null
  where state = 'ready' and ready_until <= p_now;
  perform app.end_leases(p_rules, p_now);
  if app.is_look_due(p_now) then
    -- Seen at a time that has not come yet: the clock has gone back.
    update app.queue_tickets set seen_at = p_now where state = 'waiting' and seen_at > p_now + interval '1 minute';
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
  -- One by one: a statement that updates many takes them in an order of its own, whatever it joins.
  for next in select t.* from app.queue_tickets t where t.state = 'waiting' order by t.number limit free loop
    update app.queue_tickets t set state = 'ready', ready_at = p_now, admitted_at = coalesce(t.admitted_at, p_now),
      ready_until = p_now + make_interval(secs => (p_rules ->> 'readySeconds')::integer), has_held = false
    where t.number = next.number returning t.* into next;
    insert into app.slot_leases (kind, ticket_id, taken_at, expires_at)
    values ('web', next.id, p_now, next.ready_until);
  end loop;
end $$;

create or replace function app.is_advance_due(p_rules jsonb, p_now timestamptz) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return exists (select from app.queue_tickets t where t.state = 'ready' and t.ready_until <= p_now)
    or exists (select from app.slot_leases l where l.released_at is null and l.expires_at <= p_now)
    or app.is_clock_back(p_now)
    or exists (select from app.queue_blocks) and (app.is_look_due(p_now) or app.free_slots('web', p_rules, p_now) > 0);
end $$;

-- What a ticket's holder is told. `place`: 1 is next. A turn that is over is told as over, whoever has noticed; a wait is over
-- when its page has not been heard of for too long.
create or replace function app.view_ticket(p_ticket app.queue_tickets, p_rules jsonb, p_now timestamptz)
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
    expires_at := p_ticket.seen_at + make_interval(secs => (p_rules ->> 'silentSeconds')::integer);
    place := app.waiting_before(p_ticket.number) + 1;
    wait := app.wait_range(place,
      (select count(*)::integer from app.slot_leases l where l.released_at is null and l.kind = 'web'), app.read_gauge());
    p10_seconds := wait[1];
    p90_seconds := wait[2];
  end if;
  return next;
end $$;

create function public.detach_web_call(p_claim_id uuid, p_rules jsonb) returns void
language sql security definer set search_path = '' as $$
  select app.detach_web_call(p_claim_id, p_rules, now())
$$;

revoke execute on function
  app.detach_web_call(uuid, jsonb, timestamptz),
  app.stand_again(uuid, timestamptz),
  app.end_leases(jsonb, timestamptz),
  app.is_clock_back(timestamptz),
  app.follow_clock(jsonb, timestamptz),
  public.detach_web_call(uuid, jsonb)
from public, anon, authenticated;
grant execute on function public.detach_web_call(uuid, jsonb) to service_role;
