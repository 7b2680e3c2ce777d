-- Erases what was said in a call, here: content, its evidence, and what the inbox holds of it. The row stays as a
-- tombstone. Under the call's lock, so that no event is taken in meanwhile.
create function app.erase_call(p_call_id text, p_now timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('call:' || p_call_id, 0));
  update app.calls c set
    transcript = null, recording_url = null, recording_multi_channel_url = null, summary = null, sentiment = null,
    is_successful = null, analysis = null, evidence = app.without_content(c.evidence), erased_at = p_now,
    updated_at = p_now
  where c.call_id = p_call_id and c.erased_at is null;
  update app.webhook_events e set body = '', facts = app.without_content(e.facts)
  where e.call_id = p_call_id and e.body <> '';
end $$;

-- Erases a batch of calls that are older than they may be, and returns a batch of those whose copy at the vendor is
-- still there: a vendor that will not delete holds up neither our own erasing nor, asked again each ten minutes, others.
create function app.erase_old_calls(p_hours integer, p_limit integer, p_now timestamptz)
returns table (call_id text)
language plpgsql set search_path = '' as $$
begin
  perform app.erase_call(due.call_id, p_now) from (
    select c.call_id from app.calls c
    where c.erased_at is null and c.created_at < p_now - make_interval(hours => p_hours)
    order by c.created_at limit p_limit
  ) due;
  return query
    with due as (
      select c.id from app.calls c
      where c.erased_at is not null and c.vendor_erased_at is null
        and coalesce(c.vendor_asked_at < p_now - interval '10 minutes', true)
      order by c.vendor_asked_at nulls first, c.created_at limit p_limit
      for update skip locked
    )
    update app.calls c set vendor_asked_at = p_now from due where c.id = due.id returning c.call_id;
end $$;

create function public.erase_old_calls(p_hours integer, p_limit integer) returns table (call_id text)
language sql security definer set search_path = '' as $$
  select e.call_id from app.erase_old_calls(p_hours, p_limit, now()) e
$$;

create function public.mark_vendor_erased(p_call_id text) returns void
language sql security definer set search_path = '' as $$
  update app.calls set vendor_erased_at = now(), updated_at = now() where call_id = p_call_id and erased_at is not null
$$;

revoke execute on function
  app.erase_call(text, timestamptz),
  app.erase_old_calls(integer, integer, timestamptz),
  public.erase_old_calls(integer, integer),
  public.mark_vendor_erased(text)
from public, anon, authenticated;
grant execute on function
  public.erase_old_calls(integer, integer),
  public.mark_vendor_erased(text)
to service_role;
