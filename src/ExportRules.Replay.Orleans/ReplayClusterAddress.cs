using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Connections.Security;
using Orleans.Persistence;
using Orleans.Serialization;
using Orleans.Storage;
using StackExchange.Redis;

namespace ExportRules.Replay.Orleans;

/// <summary>A cluster that is kept in Redis, or a server that speaks its protocol, and how its members prove who they are.</summary>
public sealed class ReplayClusterAddress
{
    private const string Service = "exportrules";

    private readonly ConfigurationOptions redis;
    private readonly string cluster;
    private readonly X509Certificate2? certificate;
    private readonly X509Certificate2Collection? authority;

    /// <summary>Reads an address.</summary>
    /// <param name="address"><c>redis://[:PASSWORD@]HOST[:PORT][/CLUSTER]</c>; <c>rediss</c> for TLS.</param>
    /// <param name="password">The password, where it is not part of the address.</param>
    /// <param name="certificate">The certificate of this member with its private key; null without TLS.</param>
    /// <param name="authority">The certificates that must have signed those of all members, and of Redis.</param>
    /// <exception cref="ArgumentException">It is no such address.</exception>
    public ReplayClusterAddress(
        string address,
        string? password = null,
        X509Certificate2? certificate = null,
        X509Certificate2Collection? authority = null
    )
    {
        if (
            !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("redis" or "rediss")
            || uri.Host.Length == 0
        )
        {
            throw new ArgumentException(
                $"`{address}` is no address of a cluster; write redis://HOST:PORT or rediss://HOST:PORT",
                nameof(address)
            );
        }
        if ((certificate is null) != (authority is null))
        {
            throw new ArgumentException(
                "a member's certificate and the authority that all are checked against go together",
                nameof(certificate)
            );
        }
        cluster = uri.AbsolutePath.Trim('/') is { Length: > 0 } name ? name : Service;
        this.certificate = certificate;
        this.authority = authority;
        var secret = uri.UserInfo.Split(':', 2);
        redis = new()
        {
            EndPoints = { { uri.Host, uri.Port > 0 ? uri.Port : 6379 } },
            Password = password ?? (secret.Length == 2 ? Uri.UnescapeDataString(secret[1]) : null),
            Ssl = uri.Scheme == "rediss",
            SslHost = uri.Host,
            AbortOnConnectFail = false,
            ConnectRetry = 10,
        };
        if (authority is not null)
        {
            redis.CertificateValidation += (_, other, _, errors) =>
                IsSigned(other, errors & ~SslPolicyErrors.RemoteCertificateChainErrors);
        }
    }

    /// <summary>Whether members prove who they are, and nobody reads what they say.</summary>
    public bool HasTls => certificate is not null;

    /// <summary>Makes a silo a member.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="listen">The one address on which it listens, as others reach it.</param>
    /// <param name="siloPort">The port for other silos; 0 for any that is free is not possible.</param>
    /// <param name="gatewayPort">The port for clients.</param>
    public void Configure(ISiloBuilder silo, IPAddress listen, int siloPort, int gatewayPort)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ConfigureStorage(silo);
        silo.UseRedisClustering(options => options.ConfigurationOptions = redis)
            .UseRedisReminderService(options => options.ConfigurationOptions = redis)
            .Configure<ClusterOptions>(Name)
            .Configure<EndpointOptions>(options =>
            {
                options.AdvertisedIPAddress = listen;
                options.SiloPort = siloPort;
                options.GatewayPort = gatewayPort;
                options.SiloListeningEndpoint = new(listen, siloPort);
                options.GatewayListeningEndpoint = new(listen, gatewayPort);
            })
            .Configure<ClusterMembershipOptions>(options =>
            {
                // A silo is lost after three answers missed.
                options.ProbeTimeout = TimeSpan.FromSeconds(1);
                options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
                // Silos that join wait for those that were active, unless these have been silent for 15 seconds: after all were killed.
                options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
                options.NumMissedTableIAmAliveLimit = 3;
                options.DefunctSiloCleanupPeriod = TimeSpan.FromMinutes(10);
                options.DefunctSiloExpiration = TimeSpan.FromHours(1);
            });
        if (certificate is not null)
        {
            silo.UseTls(Tls);
        }
    }

    /// <summary>Keeps the runs of a silo, and nothing else: for one that has no others.</summary>
    internal void ConfigureStorage(ISiloBuilder silo) =>
        silo.AddRedisGrainStorage(
            ExportRulesSiloExtensions.StorageName,
            builder =>
                builder.Configure<Serializer>(
                    (options, serializer) =>
                    {
                        options.ConfigurationOptions = redis;
                        // A run is saved often: as JSON it has many times the bytes.
                        options.GrainStorageSerializer = new OrleansGrainStorageSerializer(
                            serializer
                        );
                    }
                )
        );

    /// <summary>Makes a client one of the cluster.</summary>
    /// <param name="client">The client.</param>
    public void Configure(IClientBuilder client)
    {
        ArgumentNullException.ThrowIfNull(client);
        client
            .UseRedisClustering(options => options.ConfigurationOptions = redis)
            .Configure<ClusterOptions>(Name)
            .Configure<GatewayOptions>(options =>
                // After all silos were lost, new ones are found soon.
                options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5)
            );
        if (certificate is not null)
        {
            client.UseTls(Tls);
        }
    }

    private void Name(ClusterOptions options)
    {
        options.ClusterId = cluster;
        options.ServiceId = cluster;
    }

    // A name in a certificate says nothing where addresses are given out by a scheduler: whoever the authority has signed is a member.
    private void Tls(TlsOptions options)
    {
        options.LocalCertificate = certificate;
        options.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.CheckCertificateRevocation = false;
        options.RemoteCertificateValidation = (other, _, _) =>
            IsSigned(other, SslPolicyErrors.None);
        options.OnAuthenticateAsClient = (_, authentication) =>
        {
            authentication.TargetHost = Service;
            authentication.ClientCertificates = [certificate!];
        };
    }

    private bool IsSigned(X509Certificate? other, SslPolicyErrors errors)
    {
        if (other is null || errors is not SslPolicyErrors.None)
        {
            return false;
        }
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authority!);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var copy = X509CertificateLoader.LoadCertificate(other.GetRawCertData());
        return chain.Build(copy);
    }
}
