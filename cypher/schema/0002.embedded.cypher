// The digest of the vocabulary beside the version.
ALTER TABLE Schema ADD IF NOT EXISTS digest STRING;
