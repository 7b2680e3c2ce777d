-- Numbers are kept as keyed hashes. While the key is changed for another, a number that was blocked under the last one is
-- asked for by that hash.
create function public.is_number_blocked(p_phone_hash text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from app.blocked_numbers b where b.phone_hash = p_phone_hash)
$$;

revoke execute on function public.is_number_blocked(text) from public, anon, authenticated;
grant execute on function public.is_number_blocked(text) to service_role;
