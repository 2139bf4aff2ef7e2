#!/bin/sh
# Run once by the PostgreSQL image, on an empty volume. The platform owns its database and may make its restricted role,
# but is no superuser: a superuser walks through row-level security.
set -eu
: "${DB_USER:?}" "${DB_PASSWORD:?}" "${DB_NAME:?}"
# psql quotes what it reads as :'name' and :"name"; the password stays out of the arguments, where others could list it.
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv owner DB_USER
\getenv password DB_PASSWORD
\getenv database DB_NAME
CREATE ROLE :"owner" LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS PASSWORD :'password';
CREATE DATABASE :"database" OWNER :"owner";
SQL
