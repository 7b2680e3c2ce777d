-- The ledger has the last word on a number: Redis may have lost its memory between its hold and the intent.
create or replace function app.write_demo_intent(
  p_id uuid, p_phone_hash text, p_address_hash text, p_email_sealed text, p_consent_version text, p_user_agent text,
  p_reserved_seconds integer, p_reserved_micro_usd bigint, p_capacity integer, p_now timestamptz
) returns text
language plpgsql set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('capacity', 0));
  if (
    select count(*) from app.calls c
    where c.status in ('registered', 'ongoing') and c.last_event_at > p_now - interval '15 minutes'
  ) + (
    select count(*) from app.demo_calls d
    where d.state in ('intent', 'unknown') and d.intended_at > p_now - interval '2 minutes'
  ) >= p_capacity then
    return 'busy';
  end if;
  if exists (
    select from app.demo_calls d
    where d.phone_hash = p_phone_hash and d.phone_held and d.id <> p_id
      and d.state in ('intent', 'unknown', 'placed') and d.intended_at > p_now - interval '24 hours'
  ) then
    return 'number_called';
  end if;
  update app.demo_calls d set
    state = 'intent', phone_hash = p_phone_hash, address_hash = p_address_hash, email_sealed = p_email_sealed,
    consent_version = p_consent_version, user_agent = p_user_agent, intended_at = p_now,
    reserved_seconds = p_reserved_seconds, reserved_micro_usd = p_reserved_micro_usd,
    phone_held = true, address_held = true
  where d.id = p_id and d.state = 'claimed';
  return case when found then 'written' else 'lost' end;
end $$;
