-- A phone that is rung takes a slot of the same kind as a call in the browser, from before it is dialled. The reserve of
-- the phone is what calls in the browser leave free.
drop function public.write_demo_intent(uuid, text, text, text, text, text, integer, bigint, integer);
drop function app.write_demo_intent(uuid, text, text, text, text, text, integer, bigint, integer, timestamptz);

create function app.write_demo_intent(
  p_id uuid, p_phone_hash text, p_address_hash text, p_email_sealed text, p_consent_version text, p_user_agent text,
  p_reserved_seconds integer, p_reserved_micro_usd bigint, p_rules jsonb, p_now timestamptz
) returns text
language plpgsql set search_path = '' as $$
begin
  perform app.lock_queue();
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

-- The slot follows its demo call: it learns the call, whose events free it, or is free when nothing was placed. A call that
-- was given up and is found after all takes its slot again, whether there is room or not: it is there.
create function app.follow_demo_call() returns trigger
language plpgsql set search_path = '' as $$
declare
  is_over constant boolean := new.state = 'failed' or new.settled_at is not null or exists (
    select from app.calls c where c.call_id = new.call_id and c.status in ('ended', 'not_connected', 'error'));
begin
  update app.slot_leases l set call_id = new.call_id,
    expires_at = greatest(l.expires_at, new.dialled_at + (l.expires_at - l.taken_at)),
    released_at = case when is_over then coalesce(new.settled_at, new.dialled_at) end,
    released_by = case when not is_over then null when new.state = 'failed' then 'failed' else 'call_ended' end
  where l.demo_id = new.id and (l.released_at is null or old.state = 'failed' and not is_over);
  return null;
end $$;
create trigger follow_demo_call after update on app.demo_calls for each row
  when ((old.state, old.call_id, old.settled_at) is distinct from (new.state, new.call_id, new.settled_at)
    and new.state in ('placed', 'failed'))
  execute function app.follow_demo_call();

create function public.write_demo_intent(
  p_id uuid, p_phone_hash text, p_address_hash text, p_email_sealed text, p_consent_version text, p_user_agent text,
  p_reserved_seconds integer, p_reserved_micro_usd bigint, p_rules jsonb
) returns text
language sql security definer set search_path = '' as $$
  select app.write_demo_intent(p_id, p_phone_hash, p_address_hash, p_email_sealed, p_consent_version, p_user_agent,
    p_reserved_seconds, p_reserved_micro_usd, p_rules, now())
$$;

revoke execute on function
  app.write_demo_intent(uuid, text, text, text, text, text, integer, bigint, jsonb, timestamptz),
  app.follow_demo_call(),
  public.write_demo_intent(uuid, text, text, text, text, text, integer, bigint, jsonb)
from public, anon, authenticated;
grant execute on function public.write_demo_intent(uuid, text, text, text, text, text, integer, bigint, jsonb)
to service_role;
