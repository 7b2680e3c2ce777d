-- Tables live in schema app; schema public holds functions only, each granted by name.
create schema if not exists app;
revoke all on schema app from public;

-- New functions are executable by everyone unless these defaults are taken away; each feature's file revokes again by name.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke execute on functions from anon, authenticated, service_role;
