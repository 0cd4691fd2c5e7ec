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
CREATE UNIQUE INDEX "demo_stands_once" ON "demo" USING btree ((true)) WHERE "demo"."state" <> 'wiped';--> statement-breakpoint
CREATE UNIQUE INDEX "digest_once_a_day" ON "digest" USING btree ("person_id","day");--> statement-breakpoint
CREATE INDEX "digest_waiting" ON "digest" USING btree ("id") WHERE sent_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "digest_day_index" ON "digest" USING btree ("day");--> statement-breakpoint
CREATE INDEX "measure_annotation_target_id_on_index" ON "measure_annotation" USING btree ("target_id","on");--> statement-breakpoint
CREATE UNIQUE INDEX "measure_edition" ON "measure" USING btree ("target_id","edition");--> statement-breakpoint
CREATE UNIQUE INDEX "commune_population_year" ON "commune_population" USING btree ("agency_id","year");--> statement-breakpoint
CREATE INDEX "staff_member_agency_id_name_index" ON "staff_member" USING btree ("agency_id","name");--> statement-breakpoint
CREATE INDEX "staff_member_evidence_id_index" ON "staff_member" USING btree ("evidence_id");--> statement-breakpoint
CREATE INDEX "measure_statement_target_id_on_index" ON "measure_statement" USING btree ("target_id","on");