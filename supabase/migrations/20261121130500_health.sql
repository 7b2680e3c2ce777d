-- Whether the database answers, over the whole way that every use case takes: gateway, role, function, table.
create function public.check_health() returns boolean
language sql stable security definer set search_path = '' as $$
  select count(*) >= 0 from (select from app.calls limit 1) as any_call
$$;

revoke execute on function public.check_health() from public, anon, authenticated;
grant execute on function public.check_health() to service_role;
