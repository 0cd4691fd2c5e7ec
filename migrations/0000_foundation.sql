-- What tables may lean on. Applied before every table; safe to apply again.
create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;

-- The stock lower() and unaccent() follow settings of the database and so may not be indexed; these name theirs and may.
-- ICU's rules are used so that 'ĐƯỜNG' is lowered also where the database itself was made with locale C.
create or replace function public.lan_toa_lower(value text) returns text
  language sql immutable strict parallel safe
  return lower(normalize(value, NFC) collate "und-x-icu");

create or replace function public.lan_toa_unaccent(value text) returns text
  language sql immutable strict parallel safe
  return public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC));

-- For comparison: no marks, đ as d, lower case. 'Đẩy mạnh' becomes 'day manh'; the twin of fold() in kernel/vietnamese.ts.
create or replace function public.lan_toa_fold(value text) returns text
  language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC)) collate "und-x-icu");

do $$
begin
  if not exists (select from pg_ts_config where cfgname = 'vi' and cfgnamespace = 'public'::regnamespace) then
    create text search configuration public.vi (copy = pg_catalog.simple);
    alter text search configuration public.vi
      alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part, numword, numhword, hword_numpart
      with public.unaccent, pg_catalog.simple;
  end if;
end
$$;

-- One vector that holds every word twice, with and without its marks: a query without marks finds all,
-- a query with marks can prefer what was written with the same marks.
create or replace function public.lan_toa_words(value text) returns tsvector
  language sql immutable strict parallel safe
  return to_tsvector('public.vi'::regconfig, public.lan_toa_lower(value))
      || to_tsvector('pg_catalog.simple'::regconfig, public.lan_toa_lower(value));
