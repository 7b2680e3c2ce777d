-- The queue's face: what the app may call, at the time that it is.
create function public.join_queue(p_visitor_id uuid, p_address_hash text, p_rules jsonb, p_owner_id uuid default null)
returns table (ticket_id uuid, state text, place integer, p10_seconds integer, p90_seconds integer,
  expires_at timestamptz, can_hold boolean, note text)
language sql security definer set search_path = '' as $$
  select j.* from app.join_queue(p_visitor_id, p_owner_id, p_address_hash, p_rules, now()) j
$$;

create function public.poll_queue(p_ticket_id uuid, p_visitor_id uuid, p_rules jsonb)
returns table (ticket_id uuid, state text, place integer, p10_seconds integer, p90_seconds integer,
  expires_at timestamptz, can_hold boolean, note text)
language sql security definer set search_path = '' as $$
  select j.* from app.poll_queue(p_ticket_id, p_visitor_id, p_rules, now()) j
$$;

create function public.hold_place(p_ticket_id uuid, p_visitor_id uuid, p_rules jsonb)
returns table (ticket_id uuid, state text, place integer, p10_seconds integer, p90_seconds integer,
  expires_at timestamptz, can_hold boolean, note text)
language sql security definer set search_path = '' as $$
  select j.* from app.hold_place(p_ticket_id, p_visitor_id, p_rules, now()) j
$$;

create function public.leave_queue(p_ticket_id uuid, p_visitor_id uuid, p_rules jsonb)
returns table (ticket_id uuid, state text, place integer, p10_seconds integer, p90_seconds integer,
  expires_at timestamptz, can_hold boolean, note text)
language sql security definer set search_path = '' as $$
  select j.* from app.leave_queue(p_ticket_id, p_visitor_id, p_rules, now()) j
$$;

create function public.note_in_queue(p_ticket_id uuid, p_visitor_id uuid, p_note text) returns boolean
language sql security definer set search_path = '' as $$
  select app.note_in_queue(p_ticket_id, p_visitor_id, p_note)
$$;

create function public.begin_web_call(
  p_visitor_id uuid, p_address_hash text, p_allowances jsonb, p_rules jsonb, p_owner_id uuid default null
) returns table (outcome text, id uuid, seconds integer, returns_at timestamptz, memory jsonb, ticket_id uuid, note text)
language sql security definer set search_path = '' as $$
  select b.* from app.begin_web_call(p_visitor_id, p_owner_id, p_address_hash, p_allowances, p_rules, now()) b
$$;

create function public.cancel_web_call(p_claim_id uuid, p_pause_seconds integer, p_rules jsonb) returns void
language sql security definer set search_path = '' as $$
  select app.cancel_web_call(p_claim_id, p_pause_seconds, p_rules, now())
$$;

create function public.reconcile_slots(p_vendor_calls integer, p_vendor_limit integer)
returns table (drift integer, call_id text)
language sql security definer set search_path = '' as $$
  select r.* from app.reconcile_slots(p_vendor_calls, p_vendor_limit, now()) r
$$;

create function public.sweep_queue(p_rules jsonb, p_days integer) returns integer
language sql security definer set search_path = '' as $$
  select app.sweep_queue(p_rules, p_days, now())
$$;

revoke execute on function
  public.join_queue(uuid, text, jsonb, uuid),
  public.poll_queue(uuid, uuid, jsonb),
  public.hold_place(uuid, uuid, jsonb),
  public.leave_queue(uuid, uuid, jsonb),
  public.note_in_queue(uuid, uuid, text),
  public.begin_web_call(uuid, text, jsonb, jsonb, uuid),
  public.cancel_web_call(uuid, integer, jsonb),
  public.reconcile_slots(integer, integer),
  public.sweep_queue(jsonb, integer)
from public, anon, authenticated;
grant execute on function
  public.join_queue(uuid, text, jsonb, uuid),
  public.poll_queue(uuid, uuid, jsonb),
  public.hold_place(uuid, uuid, jsonb),
  public.leave_queue(uuid, uuid, jsonb),
  public.note_in_queue(uuid, uuid, text),
  public.begin_web_call(uuid, text, jsonb, jsonb, uuid),
  public.cancel_web_call(uuid, integer, jsonb),
  public.reconcile_slots(integer, integer),
  public.sweep_queue(jsonb, integer)
to service_role;
