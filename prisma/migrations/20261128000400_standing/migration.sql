-- A standing result follows regrades and nothing else: it is never removed, and a pass in it never falls.
CREATE FUNCTION keep_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."attemptId" = OLD."attemptId" AND (NEW."passed" OR NOT OLD."passed") THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a result stands: % of "%" refused', TG_OP, TG_TABLE_NAME;
END $$;

CREATE TRIGGER stands BEFORE UPDATE OR DELETE ON "AttemptStanding" FOR EACH ROW EXECUTE FUNCTION keep_standing();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON "AttemptStanding" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
