-- How operators end a clip from their page: only one that somebody reported, however long ago.
create function public.take_down_reported_clip(p_clip_id uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from app.clip_reports r where r.clip_id = p_clip_id) then
    raise exception using errcode = 'PT404', message = 'There is no such reported clip.';
  end if;
  return app.take_down_clip(p_clip_id, now());
end $$;

revoke execute on function public.take_down_reported_clip(uuid) from public, anon, authenticated;
grant execute on function public.take_down_reported_clip(uuid) to service_role;
