CREATE TABLE "attachment_use" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"attachment_id" uuid NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attachment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"media_type" text NOT NULL,
	"size" bigint NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploaded_by_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"operation" text NOT NULL,
	"request_id" text NOT NULL,
	"reason" text,
	"changes" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "revision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"operation" text NOT NULL,
	"before" jsonb NOT NULL,
	"changed" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"name" text NOT NULL,
	"payload" jsonb NOT NULL,
	"dispatched_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"owner_id" text NOT NULL,
	"table" text NOT NULL,
	"name" text NOT NULL,
	"search" text NOT NULL,
	CONSTRAINT "saved_view_ownerId_table_name_unique" UNIQUE("owner_id","table","name")
);
--> statement-breakpoint
CREATE TABLE "agency" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"email" text,
	"phone" text,
	"address" text,
	"website" text,
	"valid_from" date,
	"valid_until" date,
	"predecessors" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"source" text,
	CONSTRAINT "agency_code_unique" UNIQUE("code"),
	CONSTRAINT "agency_validity" CHECK (valid_until is null or valid_from is null or valid_until >= valid_from)
);
--> statement-breakpoint
CREATE TABLE "contact_person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"agency_id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" text,
	"phone" text,
	"email" text,
	"main" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agency_group" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"rule" jsonb NOT NULL,
	CONSTRAINT "agency_group_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "agency_succession" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"on" date NOT NULL,
	"how" text NOT NULL,
	"basis" text
);
--> statement-breakpoint
CREATE TABLE "calendar_feed_use" (
	"feed_id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_feed" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"person_id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "calendar_feed_secretHash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "province_map" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"name" text NOT NULL,
	"communes" integer NOT NULL,
	"shapes" jsonb NOT NULL,
	"uploaded_by_id" text NOT NULL,
	"uploaded_by_name" text NOT NULL,
	"replaced_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "demo" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"from" date NOT NULL,
	"to" date NOT NULL,
	"adopted_plan" boolean DEFAULT false NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"error" text,
	"at" timestamp with time zone NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"wiped_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"agency_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"happened_on" date NOT NULL,
	"quantity" double precision DEFAULT 1 NOT NULL,
	"unit" text,
	"note" text,
	"address" text,
	"address_key" text,
	"attachment_id" uuid,
	"source" text NOT NULL,
	"source_key" text,
	"state" text NOT NULL,
	"state_reason" text,
	"state_at" timestamp with time zone NOT NULL,
	"state_by_id" text NOT NULL,
	"state_by_name" text NOT NULL,
	"claimed_by_id" text NOT NULL,
	"claimed_by_name" text NOT NULL,
	CONSTRAINT "evidence_quantity" CHECK (quantity >= 0)
);
--> statement-breakpoint
CREATE TABLE "evidence_check" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"evidence_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"status" integer,
	"final_address" text,
	"title" text,
	"sha256" text,
	"bytes" integer,
	"detail" text
);
--> statement-breakpoint
CREATE TABLE "evidence_link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"evidence_id" uuid NOT NULL,
	"assignment_id" uuid,
	"target_id" uuid,
	CONSTRAINT "evidence_link_one" CHECK (num_nonnulls(assignment_id, target_id) = 1)
);
--> statement-breakpoint
CREATE TABLE "evidence_tally" (
	"assignment_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"claimed" integer NOT NULL,
	"verified" integer NOT NULL,
	"rejected" integer NOT NULL,
	"first_on" date,
	"last_verified_on" date,
	CONSTRAINT "evidence_tally_assignment_id_year_pk" PRIMARY KEY("assignment_id","year")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"person_id" uuid NOT NULL,
	"provider_id" text NOT NULL,
	"account_id" text NOT NULL,
	"password" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	CONSTRAINT "account_providerId_accountId_unique" UNIQUE("provider_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "delegation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"from_person_id" uuid NOT NULL,
	"to_person_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"reason" text,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "delegation_days" CHECK (ends_on >= starts_on and ends_on - starts_on < 90),
	CONSTRAINT "delegation_to_another" CHECK (from_person_id <> to_person_id)
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"person_id" uuid NOT NULL,
	"invited_by" uuid,
	"token_hash" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "invitation_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"phone" text,
	"position" text,
	"locale" text DEFAULT 'vi' NOT NULL,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"activated_at" timestamp with time zone,
	"deactivated_at" timestamp with time zone,
	"image" text,
	CONSTRAINT "person_email_unique" UNIQUE("email"),
	CONSTRAINT "person_email_normal" CHECK (email = lower(email))
);
--> statement-breakpoint
CREATE TABLE "role_grant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"unit_id" uuid NOT NULL,
	CONSTRAINT "role_grant_personId_unitId_role_unique" UNIQUE("person_id","unit_id","role")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"token" text NOT NULL,
	"person_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "setup_code" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_guard" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"first_failed_at" timestamp with time zone NOT NULL,
	"last_failed_at" timestamp with time zone NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "two_factor" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true,
	"failed_verification_count" integer DEFAULT 0,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "digest_run" (
	"day" date PRIMARY KEY NOT NULL,
	"finished_at" timestamp with time zone NOT NULL,
	"persons" integer NOT NULL,
	"letters" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "digest" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"day" date NOT NULL,
	"planned_at" timestamp with time zone NOT NULL,
	"counts" jsonb NOT NULL,
	"lines" jsonb NOT NULL,
	"told" jsonb NOT NULL,
	"sent_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"refusal" text,
	CONSTRAINT "digest_one_end" CHECK (sent_at is null or withdrawn_at is null)
);
--> statement-breakpoint
CREATE TABLE "inbox_preference" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"person_id" uuid NOT NULL,
	"rhythm" text NOT NULL,
	"muted" text[] NOT NULL,
	CONSTRAINT "inbox_preference_personId_unique" UNIQUE("person_id")
);
--> statement-breakpoint
CREATE TABLE "measure_annotation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"target_id" uuid NOT NULL,
	"on" date NOT NULL,
	"text" text NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "measure_value" (
	"target_id" uuid NOT NULL,
	"on" date NOT NULL,
	"measure_id" uuid NOT NULL,
	"numerator" double precision,
	"denominator" double precision,
	"value" double precision,
	"missing" text,
	"settled" boolean DEFAULT false NOT NULL,
	CONSTRAINT "measure_value_target_id_on_pk" PRIMARY KEY("target_id","on")
);
--> statement-breakpoint
CREATE TABLE "measure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"target_id" uuid NOT NULL,
	"code" text NOT NULL,
	"edition" integer NOT NULL,
	"formula" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"statement" text NOT NULL,
	"wanted" double precision,
	"pace_from" date NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"basis" text NOT NULL,
	"reason" text,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	CONSTRAINT "measure_validity" CHECK (valid_until is null or valid_until >= valid_from - 1)
);
--> statement-breakpoint
CREATE TABLE "commune_population" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"agency_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"residents" integer NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "commune_population_some" CHECK (residents > 0)
);
--> statement-breakpoint
CREATE TABLE "staff_member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"agency_id" uuid NOT NULL,
	"name" text NOT NULL,
	"post" text,
	"field" text NOT NULL,
	"since" date,
	"until" date,
	"trained_on" date,
	"training" text,
	"evidence_id" uuid,
	CONSTRAINT "staff_member_validity" CHECK (until is null or since is null or until >= since)
);
--> statement-breakpoint
CREATE TABLE "measure_statement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"target_id" uuid NOT NULL,
	"on" date NOT NULL,
	"numerator" double precision NOT NULL,
	"denominator" double precision,
	"text" text NOT NULL,
	"evidence_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"plan_id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"role" text NOT NULL,
	"via_group_id" uuid,
	"due" date,
	"assigned_on" date NOT NULL,
	"ended_on" date,
	"ended_because" text,
	"carries_on_id" uuid
);
--> statement-breakpoint
CREATE TABLE "clause" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"plan_id" uuid NOT NULL,
	"edition" integer NOT NULL,
	"position" integer NOT NULL,
	"parent_id" uuid,
	"anchor" text NOT NULL,
	"path" text NOT NULL,
	"mark" text,
	"level" integer NOT NULL,
	"kind" text NOT NULL,
	"role" text NOT NULL,
	"text" text NOT NULL,
	"verbatim" text NOT NULL,
	"page" integer
);
--> statement-breakpoint
CREATE TABLE "plan_edition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"plan_id" uuid NOT NULL,
	"edition" integer NOT NULL,
	"number" text,
	"title" text NOT NULL,
	"issued_on" date,
	"effective_on" date NOT NULL,
	"attachment_id" uuid,
	"adopted_at" timestamp with time zone NOT NULL,
	"adopted_by_id" text NOT NULL,
	"adopted_by_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"code" text NOT NULL,
	"edition" integer NOT NULL,
	"number" text,
	"title" text NOT NULL,
	"issuer" text,
	"issued_on" date,
	"signer_name" text,
	"signer_position" text,
	"signer_authority" text,
	"legal_bases" jsonb NOT NULL,
	"effective_on" date NOT NULL,
	"attachment_id" uuid,
	"adopted_at" timestamp with time zone NOT NULL,
	"adopted_by_id" text NOT NULL,
	"adopted_by_name" text NOT NULL,
	CONSTRAINT "plan_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "plan_reading_content" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"reading_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"reading" jsonb NOT NULL,
	CONSTRAINT "plan_reading_content_readingId_unique" UNIQUE("reading_id")
);
--> statement-breakpoint
CREATE TABLE "plan_reading_edit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"reading_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"edit" jsonb NOT NULL,
	"undone" boolean DEFAULT false NOT NULL,
	"reading_version" integer NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_reading_progress" (
	"reading_id" uuid PRIMARY KEY NOT NULL,
	"page" integer NOT NULL,
	"pages" integer NOT NULL,
	"stage" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_reading" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"file_name" text NOT NULL,
	"file_size" integer NOT NULL,
	"sha256" text NOT NULL,
	"attachment_id" uuid,
	"agency_id" uuid,
	"own_province" boolean DEFAULT false NOT NULL,
	"error" jsonb,
	"title" text,
	"edits" integer DEFAULT 0 NOT NULL,
	"amends_plan_id" uuid,
	"adopted_plan_id" uuid,
	"uploaded_by_id" text NOT NULL,
	"uploaded_by_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reporting_rule" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"plan_id" uuid NOT NULL,
	"clause_id" uuid,
	"section" text NOT NULL,
	"order" integer NOT NULL,
	"since_edition" integer NOT NULL,
	"ended_on" date,
	"who" text,
	"parties" jsonb NOT NULL,
	"to" text,
	"due_text" text,
	"month_days" text[] NOT NULL,
	"frequency" text
);
--> statement-breakpoint
CREATE TABLE "responsibility" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"plan_id" uuid NOT NULL,
	"clause_id" uuid,
	"section" text NOT NULL,
	"order" integer NOT NULL,
	"since_edition" integer NOT NULL,
	"ended_on" date,
	"agency" text NOT NULL,
	"parties" jsonb NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "target" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"plan_id" uuid NOT NULL,
	"clause_id" uuid,
	"section" text NOT NULL,
	"order" integer NOT NULL,
	"since_edition" integer NOT NULL,
	"ended_on" date,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"year" integer,
	"value" double precision,
	"unit" text,
	"comparison" text,
	"replaced_by_id" uuid
);
--> statement-breakpoint
CREATE TABLE "task_party" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"task_id" uuid NOT NULL,
	"role" text NOT NULL,
	"position" integer NOT NULL,
	"agency_id" uuid,
	"group_id" uuid,
	"as_written" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task_target" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"task_id" uuid NOT NULL,
	"target_id" uuid NOT NULL,
	"origin" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"plan_id" uuid NOT NULL,
	"clause_id" uuid,
	"section" text NOT NULL,
	"order" integer NOT NULL,
	"since_edition" integer NOT NULL,
	"ended_on" date,
	"number" integer NOT NULL,
	"heading" text,
	"text" text NOT NULL,
	"lead_unclear" boolean DEFAULT false NOT NULL,
	"recurrence" text,
	"due" date,
	"due_text" text,
	"product" text,
	"replaced_by_id" uuid
);
--> statement-breakpoint
CREATE TABLE "child_plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"agency_id" uuid NOT NULL,
	"parent_plan_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"number" text NOT NULL,
	"issued_on" date NOT NULL,
	"title" text NOT NULL,
	"signer_name" text,
	"attachment_id" uuid,
	"address" text,
	"evidence_id" uuid
);
--> statement-breakpoint
CREATE TABLE "child_target" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"child_plan_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"target_id" uuid,
	"text" text NOT NULL,
	"value" text,
	"unit" text,
	"year" integer
);
--> statement-breakpoint
CREATE TABLE "difficulty" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"task_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"text" text NOT NULL,
	"state" text NOT NULL,
	"routed_to_id" uuid NOT NULL,
	"answer_by" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"escalated_at" timestamp with time zone,
	"escalated_because" text
);
--> statement-breakpoint
CREATE TABLE "difficulty_reply" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"difficulty_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "extension" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"assignment_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"due" date NOT NULL,
	"wanted_due" date NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"granted_due" date,
	"decided_at" timestamp with time zone,
	"decided_by_id" text,
	"decided_by_name" text,
	"decision_reason" text
);
--> statement-breakpoint
CREATE TABLE "progress_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"assignment_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"agency_id" uuid,
	"outlook" text,
	"percent" smallint,
	"text" text NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"acknowledged_at" timestamp with time zone,
	"acknowledged_by_id" text,
	"acknowledged_by_name" text
);
--> statement-breakpoint
CREATE TABLE "task_rhythm" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"task_id" uuid NOT NULL,
	"rhythm" text NOT NULL,
	CONSTRAINT "task_rhythm_taskId_unique" UNIQUE("task_id")
);
--> statement-breakpoint
CREATE TABLE "standing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"assignment_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"started_on" date,
	"extended_to" date,
	"percent" smallint,
	"outlook" text,
	"last_check_in_on" date,
	"rhythm_from" date,
	"paused_on" date,
	"done_on" date,
	"closing_asked_by_id" text,
	"closing_asked_by_name" text,
	"closing_asked_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_by_id" text,
	"closed_by_name" text,
	CONSTRAINT "standing_percent" CHECK (percent between 0 and 100),
	CONSTRAINT "standing_closed" CHECK ((state = 'closed') = (closed_at is not null))
);
--> statement-breakpoint
CREATE TABLE "sub_task" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"assignment_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"due" date,
	"assignee_id" uuid,
	"assignee_name" text,
	"done_on" date,
	"done_by_id" text,
	"done_by_name" text
);
--> statement-breakpoint
CREATE TABLE "urge_item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"assignment_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"urge_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"due" date NOT NULL,
	"days_late" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "urge" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"answer_by" date NOT NULL,
	"message" text,
	"signer_name" text,
	"signer_position" text,
	"agencies" integer NOT NULL,
	"items" integer NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attachment_use" ADD CONSTRAINT "attachment_use_attachment_id_attachment_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_person" ADD CONSTRAINT "contact_person_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency_succession" ADD CONSTRAINT "agency_succession_from_id_agency_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency_succession" ADD CONSTRAINT "agency_succession_to_id_agency_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feed_use" ADD CONSTRAINT "calendar_feed_use_feed_id_calendar_feed_id_fk" FOREIGN KEY ("feed_id") REFERENCES "public"."calendar_feed"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_attachment_id_attachment_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_check" ADD CONSTRAINT "evidence_check_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_link" ADD CONSTRAINT "evidence_link_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_link" ADD CONSTRAINT "evidence_link_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_link" ADD CONSTRAINT "evidence_link_target_id_target_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."target"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_tally" ADD CONSTRAINT "evidence_tally_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_from_person_id_person_id_fk" FOREIGN KEY ("from_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_to_person_id_person_id_fk" FOREIGN KEY ("to_person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_unit_id_agency_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_unit_id_agency_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest" ADD CONSTRAINT "digest_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_preference" ADD CONSTRAINT "inbox_preference_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_annotation" ADD CONSTRAINT "measure_annotation_target_id_target_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."target"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_value" ADD CONSTRAINT "measure_value_target_id_target_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."target"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_value" ADD CONSTRAINT "measure_value_measure_id_measure_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure" ADD CONSTRAINT "measure_target_id_target_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."target"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commune_population" ADD CONSTRAINT "commune_population_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_member" ADD CONSTRAINT "staff_member_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_member" ADD CONSTRAINT "staff_member_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_statement" ADD CONSTRAINT "measure_statement_target_id_target_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."target"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_statement" ADD CONSTRAINT "measure_statement_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_via_group_id_agency_group_id_fk" FOREIGN KEY ("via_group_id") REFERENCES "public"."agency_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clause" ADD CONSTRAINT "clause_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_edition" ADD CONSTRAINT "plan_edition_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_edition" ADD CONSTRAINT "plan_edition_attachment_id_attachment_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_attachment_id_attachment_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reading_content" ADD CONSTRAINT "plan_reading_content_reading_id_plan_reading_id_fk" FOREIGN KEY ("reading_id") REFERENCES "public"."plan_reading"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reading_edit" ADD CONSTRAINT "plan_reading_edit_reading_id_plan_reading_id_fk" FOREIGN KEY ("reading_id") REFERENCES "public"."plan_reading"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reading_progress" ADD CONSTRAINT "plan_reading_progress_reading_id_plan_reading_id_fk" FOREIGN KEY ("reading_id") REFERENCES "public"."plan_reading"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reading" ADD CONSTRAINT "plan_reading_attachment_id_attachment_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reading" ADD CONSTRAINT "plan_reading_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reading" ADD CONSTRAINT "plan_reading_amends_plan_id_plan_id_fk" FOREIGN KEY ("amends_plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reading" ADD CONSTRAINT "plan_reading_adopted_plan_id_plan_id_fk" FOREIGN KEY ("adopted_plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporting_rule" ADD CONSTRAINT "reporting_rule_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporting_rule" ADD CONSTRAINT "reporting_rule_clause_id_clause_id_fk" FOREIGN KEY ("clause_id") REFERENCES "public"."clause"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsibility" ADD CONSTRAINT "responsibility_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsibility" ADD CONSTRAINT "responsibility_clause_id_clause_id_fk" FOREIGN KEY ("clause_id") REFERENCES "public"."clause"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target" ADD CONSTRAINT "target_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target" ADD CONSTRAINT "target_clause_id_clause_id_fk" FOREIGN KEY ("clause_id") REFERENCES "public"."clause"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_party" ADD CONSTRAINT "task_party_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_party" ADD CONSTRAINT "task_party_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_party" ADD CONSTRAINT "task_party_group_id_agency_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."agency_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_target" ADD CONSTRAINT "task_target_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_target" ADD CONSTRAINT "task_target_target_id_target_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."target"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_clause_id_clause_id_fk" FOREIGN KEY ("clause_id") REFERENCES "public"."clause"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_plan" ADD CONSTRAINT "child_plan_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_plan" ADD CONSTRAINT "child_plan_parent_plan_id_plan_id_fk" FOREIGN KEY ("parent_plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_plan" ADD CONSTRAINT "child_plan_attachment_id_attachment_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_plan" ADD CONSTRAINT "child_plan_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_target" ADD CONSTRAINT "child_target_child_plan_id_child_plan_id_fk" FOREIGN KEY ("child_plan_id") REFERENCES "public"."child_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_target" ADD CONSTRAINT "child_target_target_id_target_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."target"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "difficulty" ADD CONSTRAINT "difficulty_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "difficulty" ADD CONSTRAINT "difficulty_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "difficulty" ADD CONSTRAINT "difficulty_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "difficulty" ADD CONSTRAINT "difficulty_routed_to_id_agency_id_fk" FOREIGN KEY ("routed_to_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "difficulty_reply" ADD CONSTRAINT "difficulty_reply_difficulty_id_difficulty_id_fk" FOREIGN KEY ("difficulty_id") REFERENCES "public"."difficulty"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extension" ADD CONSTRAINT "extension_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_note" ADD CONSTRAINT "progress_note_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_note" ADD CONSTRAINT "progress_note_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_rhythm" ADD CONSTRAINT "task_rhythm_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing" ADD CONSTRAINT "standing_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sub_task" ADD CONSTRAINT "sub_task_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sub_task" ADD CONSTRAINT "sub_task_assignee_id_person_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urge_item" ADD CONSTRAINT "urge_item_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urge_item" ADD CONSTRAINT "urge_item_urge_id_urge_id_fk" FOREIGN KEY ("urge_id") REFERENCES "public"."urge"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urge_item" ADD CONSTRAINT "urge_item_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attachment_use_attachment_id_entity_entity_id_index" ON "attachment_use" USING btree ("attachment_id","entity","entity_id");--> statement-breakpoint
CREATE INDEX "attachment_use_entity_entity_id_index" ON "attachment_use" USING btree ("entity","entity_id");--> statement-breakpoint
CREATE INDEX "attachment_sha256_index" ON "attachment" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "audit_entry_actor_id_sequence_index" ON "audit_entry" USING btree ("actor_id","sequence");--> statement-breakpoint
CREATE INDEX "audit_entry_changes" ON "audit_entry" USING gin ("changes");--> statement-breakpoint
CREATE INDEX "revision_entity_entity_id_version_index" ON "revision" USING btree ("entity","entity_id","version");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("id") WHERE dispatched_at is null;--> statement-breakpoint
CREATE INDEX "agency_kind_name_index" ON "agency" USING btree ("kind","name");--> statement-breakpoint
CREATE INDEX "agency_search" ON "agency" USING gin (lan_toa_fold("name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "contact_person_agency_id_index" ON "contact_person" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "agency_succession_from_id_index" ON "agency_succession" USING btree ("from_id");--> statement-breakpoint
CREATE INDEX "agency_succession_to_id_index" ON "agency_succession" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "calendar_feed_person_id_index" ON "calendar_feed" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "province_map_replaced_at_index" ON "province_map" USING btree ("replaced_at");--> statement-breakpoint
CREATE UNIQUE INDEX "demo_stands_once" ON "demo" USING btree ((true)) WHERE "demo"."state" <> 'wiped';--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_source_once" ON "evidence" USING btree ("source","source_key");--> statement-breakpoint
CREATE INDEX "evidence_agency_id_happened_on_index" ON "evidence" USING btree ("agency_id","happened_on");--> statement-breakpoint
CREATE INDEX "evidence_state_created_at_index" ON "evidence" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "evidence_address_key_index" ON "evidence" USING btree ("address_key");--> statement-breakpoint
CREATE INDEX "evidence_kind_state_index" ON "evidence" USING btree ("kind","state");--> statement-breakpoint
CREATE INDEX "evidence_first_of_kind" ON "evidence" USING btree ("agency_id","kind","state","happened_on","id");--> statement-breakpoint
CREATE INDEX "evidence_state_happened_on_index" ON "evidence" USING btree ("state","happened_on");--> statement-breakpoint
CREATE INDEX "evidence_search" ON "evidence" USING gin (lan_toa_words("title"));--> statement-breakpoint
CREATE INDEX "evidence_check_evidence_id_at_index" ON "evidence_check" USING btree ("evidence_id","at");--> statement-breakpoint
CREATE INDEX "evidence_check_failed" ON "evidence_check" USING btree ("evidence_id") WHERE outcome <> 'reached';--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_link_assignment" ON "evidence_link" USING btree ("assignment_id","evidence_id");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_link_target" ON "evidence_link" USING btree ("target_id","evidence_id");--> statement-breakpoint
CREATE INDEX "evidence_link_evidence_id_index" ON "evidence_link" USING btree ("evidence_id");--> statement-breakpoint
CREATE INDEX "account_person_id_index" ON "account" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "delegation_to_person_id_ends_on_index" ON "delegation" USING btree ("to_person_id","ends_on");--> statement-breakpoint
CREATE INDEX "delegation_from_person_id_index" ON "delegation" USING btree ("from_person_id");--> statement-breakpoint
CREATE INDEX "invitation_person_id_index" ON "invitation" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "person_search" ON "person" USING gin (lan_toa_fold("name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "role_grant_unit_id_index" ON "role_grant" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "role_grant_role_index" ON "role_grant" USING btree ("role");--> statement-breakpoint
CREATE INDEX "session_person_id_index" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_expires_at_index" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "two_factor_person_id_index" ON "two_factor" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "verification_identifier_index" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "verification_expires_at_index" ON "verification" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "digest_once_a_day" ON "digest" USING btree ("person_id","day");--> statement-breakpoint
CREATE INDEX "digest_waiting" ON "digest" USING btree ("id") WHERE sent_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "digest_day_index" ON "digest" USING btree ("day");--> statement-breakpoint
CREATE INDEX "measure_annotation_target_id_on_index" ON "measure_annotation" USING btree ("target_id","on");--> statement-breakpoint
CREATE UNIQUE INDEX "measure_edition" ON "measure" USING btree ("target_id","edition");--> statement-breakpoint
CREATE UNIQUE INDEX "commune_population_year" ON "commune_population" USING btree ("agency_id","year");--> statement-breakpoint
CREATE INDEX "staff_member_agency_id_name_index" ON "staff_member" USING btree ("agency_id","name");--> statement-breakpoint
CREATE INDEX "staff_member_evidence_id_index" ON "staff_member" USING btree ("evidence_id");--> statement-breakpoint
CREATE INDEX "measure_statement_target_id_on_index" ON "measure_statement" USING btree ("target_id","on");--> statement-breakpoint
CREATE UNIQUE INDEX "assignment_held_once" ON "assignment" USING btree ("task_id","agency_id") WHERE ended_on is null;--> statement-breakpoint
CREATE INDEX "assignment_agency_id_due_id_index" ON "assignment" USING btree ("agency_id","due","id");--> statement-breakpoint
CREATE INDEX "assignment_due_id_index" ON "assignment" USING btree ("due","id");--> statement-breakpoint
CREATE INDEX "assignment_task_id_index" ON "assignment" USING btree ("task_id");--> statement-breakpoint
CREATE UNIQUE INDEX "clause_plan_id_edition_anchor_index" ON "clause" USING btree ("plan_id","edition","anchor");--> statement-breakpoint
CREATE INDEX "clause_plan_id_edition_position_index" ON "clause" USING btree ("plan_id","edition","position");--> statement-breakpoint
CREATE INDEX "clause_search" ON "clause" USING gin (lan_toa_words("verbatim"));--> statement-breakpoint
CREATE UNIQUE INDEX "plan_edition_plan_id_edition_index" ON "plan_edition" USING btree ("plan_id","edition");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_reading_edit_reading_id_position_index" ON "plan_reading_edit" USING btree ("reading_id","position");--> statement-breakpoint
CREATE INDEX "plan_reading_created_at_index" ON "plan_reading" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "plan_reading_sha256_index" ON "plan_reading" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "reporting_rule_plan_id_index" ON "reporting_rule" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "responsibility_plan_id_index" ON "responsibility" USING btree ("plan_id");--> statement-breakpoint
CREATE UNIQUE INDEX "target_plan_id_number_index" ON "target" USING btree ("plan_id","number");--> statement-breakpoint
CREATE INDEX "target_clause_id_index" ON "target" USING btree ("clause_id");--> statement-breakpoint
CREATE INDEX "task_party_task_id_role_position_index" ON "task_party" USING btree ("task_id","role","position");--> statement-breakpoint
CREATE UNIQUE INDEX "task_target_task_id_target_id_index" ON "task_target" USING btree ("task_id","target_id");--> statement-breakpoint
CREATE INDEX "task_target_target_id_index" ON "task_target" USING btree ("target_id");--> statement-breakpoint
CREATE UNIQUE INDEX "task_plan_id_number_index" ON "task" USING btree ("plan_id","number");--> statement-breakpoint
CREATE INDEX "task_clause_id_index" ON "task" USING btree ("clause_id");--> statement-breakpoint
CREATE INDEX "task_search" ON "task" USING gin (lan_toa_words("text"));--> statement-breakpoint
CREATE UNIQUE INDEX "child_plan_agency_id_parent_plan_id_number_issued_on_index" ON "child_plan" USING btree ("agency_id","parent_plan_id","number","issued_on");--> statement-breakpoint
CREATE INDEX "child_plan_parent_plan_id_index" ON "child_plan" USING btree ("parent_plan_id");--> statement-breakpoint
CREATE INDEX "child_target_child_plan_id_position_index" ON "child_target" USING btree ("child_plan_id","position");--> statement-breakpoint
CREATE INDEX "child_target_target_id_index" ON "child_target" USING btree ("target_id");--> statement-breakpoint
CREATE INDEX "difficulty_state_answer_by_index" ON "difficulty" USING btree ("state","answer_by");--> statement-breakpoint
CREATE INDEX "difficulty_task_id_index" ON "difficulty" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "difficulty_agency_id_index" ON "difficulty" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "difficulty_reply_difficulty_id_at_index" ON "difficulty_reply" USING btree ("difficulty_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "extension_asked_once" ON "extension" USING btree ("assignment_id","year") WHERE state = 'asked';--> statement-breakpoint
CREATE INDEX "extension_state_at_index" ON "extension" USING btree ("state","at");--> statement-breakpoint
CREATE INDEX "progress_note_assignment_id_at_index" ON "progress_note" USING btree ("assignment_id","at");--> statement-breakpoint
CREATE INDEX "progress_note_kind_acknowledged_at_index" ON "progress_note" USING btree ("kind","acknowledged_at");--> statement-breakpoint
CREATE UNIQUE INDEX "standing_turn" ON "standing" USING btree ("assignment_id","year");--> statement-breakpoint
CREATE INDEX "standing_state_index" ON "standing" USING btree ("state");--> statement-breakpoint
CREATE INDEX "sub_task_assignment_id_year_position_index" ON "sub_task" USING btree ("assignment_id","year","position");--> statement-breakpoint
CREATE INDEX "sub_task_assignee_id_index" ON "sub_task" USING btree ("assignee_id");--> statement-breakpoint
CREATE INDEX "urge_item_urge_id_agency_id_index" ON "urge_item" USING btree ("urge_id","agency_id");--> statement-breakpoint
CREATE INDEX "urge_item_assignment_id_index" ON "urge_item" USING btree ("assignment_id");--> statement-breakpoint
CREATE INDEX "urge_item_agency_id_index" ON "urge_item" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "urge_at_index" ON "urge" USING btree ("at");