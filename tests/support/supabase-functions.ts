/** SQL functions of every shape that the Data API has to call. */
export const FUNCTIONS = `
create schema app;
create type pair as (a int, b text);
create table app.notes (id int primary key, body text, parent int references app.notes (id));
create table public.loose (id int);

create function add(a int, b int default 10) returns int language sql immutable as 'select a + b';
create function nothing() returns void language plpgsql as 'begin end';
create function null_text() returns text language sql as 'select null::text';
create function null_pair() returns pair language sql as 'select null::pair';
create function one_pair(n int) returns pair language sql as $$ select row(n, 'b')::pair $$;
create function some_ints(n int) returns setof int language sql as 'select generate_series(1, n)';
create function some_rows(n int) returns table (i int, t text) language sql as
  $$ select i, 'row ' || i from generate_series(1, n) i $$;
create function one_column(n int) returns table (i int) language sql as 'select generate_series(1, n)';
create function out_args(n int, out doubled int, out tripled int) language sql as 'select n * 2, n * 3';
create function kind(p_id int) returns text language sql as $$ select 'int' $$;
create function kind(p_name text, p_id int) returns text language sql as $$ select 'both' $$;
create function twin(p int) returns text language sql as $$ select 'int' $$;
create function twin(p text) returns text language sql as $$ select 'text' $$;
create function whole(json) returns json language sql as 'select $1';
create function echo(t text default null, j jsonb default null, js json default null, list text[] default null,
    at timestamptz default null, bytes bytea default null, n numeric default null, id uuid default null)
  returns json language sql stable as $$
  select json_build_object('t', t, 'length', length(t), 'j', j, 'jsType', json_typeof(js), 'list', list, 'at', at,
    'bytes', encode(bytes, 'hex'), 'n', n, 'id', id, 'jNull', j is null) $$;
create function count_all(variadic items int[]) returns int language sql as 'select cardinality(items)';
create function add_note(id int, parent int default null) returns void language sql security definer as
  $$ insert into app.notes values (id, 'x', parent) $$;
create function stable_write() returns void language plpgsql stable as $$ begin perform add_note(99); end $$;
create function half_done() returns void language plpgsql security definer as
  $$ begin insert into app.notes values (50, 'x'); raise exception 'changed my mind'; end $$;
create function two_notes() returns setof int language sql volatile security definer as
  $$ insert into app.notes values (60, 'x'), (61, 'y') returning id $$;
create function fail(state text, said text default 'said') returns void language plpgsql as
  $$ begin raise exception using errcode = state, message = said, detail = 'a detail', hint = 'a hint'; end $$;
create function fail_whole(message text, detail text) returns void language plpgsql as
  $$ begin raise sqlstate 'PGRST' using message = fail_whole.message, detail = fail_whole.detail; end $$;
create function who() returns json language sql stable as $$ select json_build_object('user', current_user,
  'uid', auth.uid(), 'role', auth.role(), 'email', auth.jwt() ->> 'email', 'method', current_setting('request.method', true)) $$;
create function see_headers() returns text language sql stable as $$ select current_setting('request.headers') $$;
create function locked() returns int language sql as 'select 1';
revoke execute on function locked() from public, anon;
create function slow() returns void language sql as 'select pg_sleep(30)';
create function counter_rows() returns setof pair language sql as 'select null::pair where false';
`;
