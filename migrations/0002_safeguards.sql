-- What holds on to tables. Applied after every table; safe to apply again.

-- The audit is written once. Whoever gets past this (a database owner can) is found out by the chain of hashes.
create or replace function public.lan_toa_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Sổ nhật ký % chỉ được ghi thêm, không được sửa hay xóa', tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create or replace trigger audit_entry_append_only
  before update or delete on public.audit_entry
  for each row execute function public.lan_toa_refuse_change();

create or replace trigger audit_entry_no_truncate
  before truncate on public.audit_entry
  for each statement execute function public.lan_toa_refuse_change();

-- Wakes the worker the moment a change commits; it also looks by itself every second.
create or replace function public.lan_toa_outbox_bell() returns trigger language plpgsql as $$
begin
  perform pg_notify('lan_toa_outbox', '');
  return null;
end
$$;

create or replace trigger outbox_bell
  after insert on public.outbox
  for each statement execute function public.lan_toa_outbox_bell();
