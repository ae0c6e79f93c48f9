using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Access;

/// <summary>Without credentials configured, the desk does not listen where others can reach it: the start fails.</summary>
internal sealed class LoopbackOnly(IOptions<DeskOptions> desk)
    : IConfigureOptions<KestrelServerOptions>
{
    public void Configure(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        // The options are read when an endpoint is made, and not before all of them were validated together.
        options.ConfigureEndpointDefaults(endpoint =>
        {
            if (
                endpoint.EndPoint is IPEndPoint { Address: var address }
                && !IPAddress.IsLoopback(address)
                && !desk.Value.HasCredentials
            )
            {
                throw new IOException(
                    $"without Desk:ApiKeys or Desk:Oidc the desk listens on loopback only, not on {endpoint.EndPoint}; configure a key, or listen on 127.0.0.1"
                );
            }
        });
    }
}
