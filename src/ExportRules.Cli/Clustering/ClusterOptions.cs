using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using ExportRules.Replay.Orleans;

namespace ExportRules.Cli.Clustering;

/// <summary>Which cluster is meant, and how this process proves that it belongs to it.</summary>
internal sealed class ClusterOptions
{
    /// <summary>The value of <c>--cluster</c> that is no address: a silo in this process. Behind a colon may stand a folder.</summary>
    private const string Embedded = "embedded";

    /// <summary>Where the password of Redis is looked for, so that no list of processes shows it.</summary>
    public const string PasswordVariable = "EXPORTRULES_REDIS_PASSWORD";

    private readonly Option<string?> address = new("--cluster")
    {
        Description =
            "a cluster of silos: redis://HOST:PORT[/NAME], rediss:// with TLS; `embedded` for a silo in this process, `embedded:DIR` for one that keeps in DIR what is known of runs",
        HelpName = "ADDRESS",
    };
    private readonly Option<string?> certificate = new("--tls-cert")
    {
        Description = "the certificate of this member (PEM); all members prove who they are",
        HelpName = "FILE",
    };
    private readonly Option<string?> key = new("--tls-key")
    {
        Description = "its private key (PEM)",
        HelpName = "FILE",
    };
    private readonly Option<string?> authority = new("--tls-ca")
    {
        Description =
            "the authority that has signed all members' certificates, and that of Redis (PEM)",
        HelpName = "FILE",
    };
    private readonly Option<long?> partitionSize = new("--partition-size")
    {
        Description = "on a cluster: MiB of input that are one piece of work (64)",
        HelpName = "MIB",
    };
    private readonly Option<bool> detach = new("--detach")
    {
        Description = "on a cluster: begin the run and do not wait; see `replay attach`",
    };

    public bool Detach(ParseResult parsed) => parsed.GetValue(detach);

    public long PartitionBytes(ParseResult parsed) =>
        parsed.GetValue(partitionSize) switch
        {
            null => ReplayRunRequest.DefaultPartitionBytes,
            < 1 => throw new WrongUseException("--partition-size must be at least 1"),
            { } size => size << 20,
        };

    public void AddTo(Command command)
    {
        AddAddressTo(command);
        command.Add(partitionSize);
        command.Add(detach);
    }

    public void AddAddressTo(Command command)
    {
        command.Add(address);
        command.Add(certificate);
        command.Add(key);
        command.Add(authority);
    }

    public bool IsAskedFor(ParseResult parsed) => parsed.GetValue(address) is not null;

    public bool IsEmbedded(ParseResult parsed) =>
        parsed.GetValue(address) == Embedded || EmbeddedFolder(parsed) is not null;

    /// <summary>Where a silo in this process keeps what is known of runs; null where it keeps nothing.</summary>
    public string? EmbeddedFolder(ParseResult parsed) =>
        parsed.GetValue(address) is { } text
        && text.StartsWith(Embedded + ":", StringComparison.Ordinal)
        && text.Length > Embedded.Length + 1
            ? Path.GetFullPath(text[(Embedded.Length + 1)..])
            : null;

    /// <exception cref="WrongUseException">It is missing or no address.</exception>
    public ReplayClusterAddress Address(ParseResult parsed)
    {
        var text = parsed.GetValue(address) ?? throw new WrongUseException("--cluster is missing");
        try
        {
            return new(
                text,
                Environment.GetEnvironmentVariable(PasswordVariable),
                parsed.GetValue(certificate) is { } path
                    ? Certificate(path, parsed.GetValue(key))
                    : null,
                parsed.GetValue(authority) is { } roots ? Authority(roots) : null
            );
        }
        catch (ArgumentException error)
        {
            throw new WrongUseException(error.Message);
        }
    }

    private static X509Certificate2 Certificate(string path, string? keyPath)
    {
        using var pem = X509Certificate2.CreateFromPemFile(path, keyPath);
        // Some systems do not take a key that was only read from text.
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
    }

    private static X509Certificate2Collection Authority(string path)
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(path);
        return roots;
    }
}
