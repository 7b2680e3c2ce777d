-- Slots for calls: taken with talking time, given back, and held against the vendor's own count.

-- A slot and talking time for a visitor whose turn it is, or for anybody when there is room and nobody waits; both or
-- neither. Outcome: claimed, queue_wait, or why there is no time to claim. Whoever's time is spent loses the turn.
create function app.begin_web_call(
  p_visitor_id uuid, p_owner_id uuid, p_address_hash text, p_allowances jsonb, p_rules jsonb, p_now timestamptz
) returns table (outcome text, id uuid, seconds integer, returns_at timestamptz, memory jsonb, ticket_id uuid, note text)
language plpgsql set search_path = '' as $$
declare
  ticket app.queue_tickets;
  claim record;
begin
  perform app.lock_queue();
  perform app.advance_locked(p_rules, p_now);
  select t.* into ticket from app.queue_tickets t where t.visitor_id = p_visitor_id and t.state in ('waiting', 'ready');
  -- A call may have ended since: its slot is for whoever waits.
  if ticket.state = 'waiting' or ticket.state is null
    and (app.count_all_waiting() > 0 or app.free_slots('web', p_rules, p_now) < 1) then
    return query select case when ticket.state is null and exists (
        select from app.queue_tickets t where t.visitor_id = p_visitor_id and t.state = 'active')
      then 'already_talking' else 'queue_wait' end, null::uuid, 0, null::timestamptz, null::jsonb, ticket.id, null::text;
    return;
  end if;
  select c.* into claim from app.claim_web_call(p_visitor_id, p_owner_id, p_address_hash,
    (p_allowances ->> 'secondsPerDay')::integer, (p_allowances ->> 'minimumSeconds')::integer,
    (p_allowances ->> 'addressSecondsPerDay')::integer, (p_allowances ->> 'totalSecondsPerDay')::integer,
    (p_allowances ->> 'claimSeconds')::integer, (p_allowances ->> 'summaries')::integer, p_now) c;
  if claim.outcome <> 'claimed' then
    -- No time comes back within a turn, so the slot is for whoever is next. An open call may be over in a moment.
    if claim.outcome = 'usage_spent' then
      perform app.leave_locked(ticket.id, p_visitor_id, p_rules, p_now);
    end if;
    return query select claim.outcome, null::uuid, 0, claim.returns_at, null::jsonb, ticket.id, null::text;
    return;
  end if;
  if ticket.state is null then
    insert into app.queue_tickets (visitor_id, owner_id, address_hash, state, joined_at, seen_at, admitted_at)
    values (p_visitor_id, p_owner_id, p_address_hash, 'active', p_now, p_now, p_now)
    returning * into ticket;
    insert into app.slot_leases (kind, ticket_id, claim_id, taken_at, expires_at)
    values ('web', ticket.id, claim.id, p_now, p_now + make_interval(secs => (p_rules ->> 'beginSeconds')::integer));
  else
    update app.queue_tickets t set state = 'active' where t.number = ticket.number;
    update app.slot_leases l set claim_id = claim.id,
      expires_at = p_now + make_interval(secs => (p_rules ->> 'beginSeconds')::integer)
    where l.ticket_id = ticket.id and l.released_at is null;
  end if;
  return query select claim.outcome, claim.id, claim.seconds, null::timestamptz, claim.memory, ticket.id, ticket.note;
end $$;

-- No call came of it: the time is given back, and whoever had waited keeps the turn for retrySeconds at least. When the vendor had no
-- slot, the ticket is in line again at its old place, and nobody is called up for p_pause_seconds. A claim that has a call
-- after all keeps everything.
create function app.cancel_web_call(p_claim_id uuid, p_pause_seconds integer, p_rules jsonb, p_now timestamptz)
returns void
language plpgsql set search_path = '' as $$
declare
  lease app.slot_leases;
  ticket app.queue_tickets;
  is_in_line boolean;
begin
  perform app.lock_queue();
  if p_pause_seconds > 0 then
    insert into app.queue_gauge (paused_until) values (p_now + make_interval(secs => p_pause_seconds))
    on conflict (is_only) do update set paused_until = excluded.paused_until;
  end if;
  select l.* into lease from app.slot_leases l where l.claim_id = p_claim_id and l.released_at is null for update;
  if lease.call_id is not null then return; end if;
  select t.* into ticket from app.queue_tickets t where t.id = lease.ticket_id and t.state = 'active';
  is_in_line := exists (select from app.queue_tickets o
    where o.visitor_id = ticket.visitor_id and o.state in ('waiting', 'ready'));
  if p_pause_seconds = 0 and ticket.ready_at is not null and not is_in_line then
    update app.queue_tickets t set state = 'ready',
      ready_until = greatest(t.ready_until, p_now + make_interval(secs => (p_rules ->> 'retrySeconds')::integer))
    where t.number = ticket.number returning t.* into ticket;
    update app.slot_leases set claim_id = null, expires_at = ticket.ready_until where id = lease.id;
  else
    update app.queue_tickets set state = 'waiting', seen_at = p_now, ready_at = null, ready_until = null
    where number = ticket.number and p_pause_seconds > 0 and not is_in_line;
    update app.slot_leases set released_at = p_now, released_by = 'failed' where id = lease.id;
  end if;
  delete from app.web_claims where id = p_claim_id and call_id is null;
end $$;

-- The vendor's own count beside ours. Returns what is off, and the calls of ours to look up when ours is the higher. Calls
-- begin and end between the two counts, so what the vendor has more takes slots only when it was there last time too.
create function app.reconcile_slots(p_vendor_calls integer, p_vendor_limit integer, p_now timestamptz)
returns table (drift integer, call_id text)
language plpgsql set search_path = '' as $$
declare
  off integer;
begin
  perform app.lock_queue();
  select p_vendor_calls - count(*) into off from app.slot_leases l
  where l.released_at is null and (l.claim_id is not null or l.demo_id is not null);
  insert into app.queue_gauge as g (drift, vendor_limit, measured_at) values (off, p_vendor_limit, p_now)
  on conflict (is_only) do update set foreign_calls = greatest(0, least(off, g.drift)), drift = off,
    vendor_limit = p_vendor_limit, measured_at = p_now;
  return query select off, null::text;
  if off < 0 then
    return query select off, l.call_id from app.slot_leases l
    where l.released_at is null and l.call_id is not null and l.taken_at < p_now - interval '20 seconds'
    order by l.taken_at limit 50;
  end if;
end $$;

-- The sweep: turns that have come or gone while nobody asked, and rows that are old enough to go. Claims count for a day.
-- Returns how many wait.
create function app.sweep_queue(p_rules jsonb, p_days integer, p_now timestamptz) returns integer
language plpgsql set search_path = '' as $$
begin
  perform app.lock_queue();
  perform app.advance_locked(p_rules, p_now);
  delete from app.slot_leases where released_at < p_now - make_interval(days => p_days);
  delete from app.queue_tickets where ended_at < p_now - make_interval(days => p_days);
  delete from app.web_claims where claimed_at < p_now - make_interval(days => p_days);
  return app.count_all_waiting();
end $$;

revoke execute on function
  app.begin_web_call(uuid, uuid, text, jsonb, jsonb, timestamptz),
  app.cancel_web_call(uuid, integer, jsonb, timestamptz),
  app.reconcile_slots(integer, integer, timestamptz),
  app.sweep_queue(jsonb, integer, timestamptz)
from public, anon, authenticated;
