using System.Text.RegularExpressions;

namespace ExportRules.Records.PostgreSql;

/// <summary>The SQL of one journal's table.</summary>
internal sealed partial class JournalTable
{
    /// <summary>Tells the locks of journals from other advisory locks in the database.</summary>
    private const int LockClass = 0x45525231;

    private readonly string name;

    /// <exception cref="ArgumentException">The name is not a plain one: letters reach the SQL as they are.</exception>
    public JournalTable(string name)
    {
        if (!PlainName().IsMatch(name))
        {
            throw new ArgumentException(
                $"`{name}` is not a table: small letters, digits and underscores, with a schema before a dot or without",
                nameof(name)
            );
        }
        this.name = name;
    }

    /// <remarks>
    /// The id is kept as its digest, since an index takes no text of any length and a text column no zero letter.
    /// Compressing a record as the server does by default costs more than all else; some servers know no other way.
    /// </remarks>
    public string Creation =>
        $"""
            CREATE TABLE IF NOT EXISTS {name} (
              sequence  bigint PRIMARY KEY CHECK (sequence > 0),
              previous  text NOT NULL UNIQUE,
              hash      text NOT NULL UNIQUE,
              id_digest text,
              record    text NOT NULL
            );
            DO $$ BEGIN
              IF (SELECT attcompression = '' FROM pg_attribute
                  WHERE attrelid = '{name}'::regclass AND attname = 'record') THEN
                ALTER TABLE {name} ALTER COLUMN record SET COMPRESSION lz4;
              END IF;
            EXCEPTION WHEN feature_not_supported THEN NULL;
            END $$;
            CREATE INDEX IF NOT EXISTS {Unqualified}_id_digest ON {name} (id_digest);
            CREATE OR REPLACE FUNCTION {name}_refuse() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN RAISE EXCEPTION 'decision records are never changed or removed'; END $$;
            CREATE OR REPLACE TRIGGER {Unqualified}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {name}
              FOR EACH STATEMENT EXECUTE FUNCTION {name}_refuse();
            CREATE OR REPLACE VIEW {name}_lines AS
              SELECT sequence,
                '{"{"}"sequence":' || sequence || ',"previous":"' || previous || '","hash":"' || hash
                  || '","record":' || record || '{"}"}' AS line
              FROM {name};
            """;

    /// <summary>Only one creation at a time: PostgreSQL lets two that meet fail.</summary>
    public static string LockCreation => $"SELECT pg_advisory_xact_lock({LockClass}, 0)";

    /// <summary>
    /// For this transaction: an acknowledged commit is on the disk, whatever the server's setting, and a writer that
    /// hangs does not hold up the others for ever.
    /// </summary>
    public static string Settings =>
        """
            SELECT
              set_config('lock_timeout', '20s', true),
              set_config('synchronous_commit',
                CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on'
                  ELSE current_setting('synchronous_commit') END, true)
            """;

    /// <summary>One writer at a time, whichever process it is in; the commit lets the next one in.</summary>
    public string Lock =>
        $"SELECT pg_advisory_xact_lock({LockClass}, '{name}'::regclass::oid::int)";

    public string Head => $"SELECT sequence, hash FROM {name} ORDER BY sequence DESC LIMIT 1";

    public string Insert =>
        $"INSERT INTO {name} (sequence, previous, hash, id_digest, record) SELECT * FROM unnest($1, $2, $3, $4, $5)";

    public string After => $"{Select} WHERE sequence > $1 ORDER BY sequence";

    public string Find => $"{Select} WHERE id_digest = $1 ORDER BY sequence";

    private string Select => $"SELECT sequence, previous, hash, record FROM {name}";

    private string Unqualified => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    [GeneratedRegex(@"\A([a-z_][a-z0-9_]{0,47}\.)?[a-z_][a-z0-9_]{0,47}\z")]
    private static partial Regex PlainName();
}
