-- A number may be blocked while a call to it is being prepared. Whoever blocks it and whoever would have it dialled take
-- the number's lock: an intent that is written after somebody was told "blocked" always sees it. The queue's lock comes
-- first, and who blocks takes none but the number's.
create function app.lock_number(p_phone_hash text) returns void
language sql set search_path = '' as $$
  select pg_advisory_xact_lock(hashtextextended('number:' || p_phone_hash, 0))
$$;

create or replace function app.write_demo_intent(
  p_id uuid, p_phone_hash text, p_address_hash text, p_email_sealed text, p_consent_version text, p_user_agent text,
  p_reserved_seconds integer, p_reserved_micro_usd bigint, p_rules jsonb, p_now timestamptz
) returns text
language plpgsql set search_path = '' as $$
begin
  perform app.lock_queue();
  perform app.lock_number(p_phone_hash);
  if exists (select from app.blocked_numbers b where b.phone_hash = p_phone_hash) then
    return 'blocked';
  end if;
  -- A slot that came free goes first to whoever waits in the browser.
  perform app.advance_locked(p_rules, p_now);
  if app.free_slots('phone', p_rules, p_now) < 1 then
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
  if not found then
    return 'lost';
  end if;
  -- Long enough for a call of which no answer ever came.
  insert into app.slot_leases (kind, demo_id, taken_at, expires_at)
  values ('phone', p_id, p_now, p_now + make_interval(secs => (p_rules ->> 'phoneSeconds')::integer));
  return 'written';
end $$;

create or replace function public.block_number(p_phone_hash text) returns void
language sql security definer set search_path = '' as $$
  select app.lock_number(p_phone_hash);
  insert into app.blocked_numbers (phone_hash, blocked_at) values (p_phone_hash, now()) on conflict do nothing
$$;

revoke execute on function app.lock_number(text) from public, anon, authenticated;
