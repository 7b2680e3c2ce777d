-- Whether the database answers, over the whole way that every use case takes: gateway, role, function, table.
create function public.check_health() returns boolean
language sql stable security definer set search_path = '' as $$
  select count(*) >= 0 from (select from app.calls limit 1) as any_call
$$;

revoke execute on function public.check_health() from public, anon, authenticated;
grant execute on function public.check_health() to service_role;

-- What somebody without an account could reach in the schema that the Data API shows: it has to be nothing.
create function public.list_open_doors() returns setof text
language sql stable security definer set search_path = '' as $$
  select p.proname || '()' from pg_catalog.pg_proc p
  where p.pronamespace = 'public'::regnamespace and pg_catalog.has_function_privilege('anon', p.oid, 'execute')
  union all
  select c.relname::text from pg_catalog.pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and pg_catalog.has_table_privilege('anon', c.oid, 'select, insert, update, delete')
$$;

revoke execute on function public.list_open_doors() from public, anon, authenticated;
grant execute on function public.list_open_doors() to service_role;
