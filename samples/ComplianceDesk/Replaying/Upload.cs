using ComplianceDesk.Endpoints;
using Microsoft.AspNetCore.Http.Features;

namespace ComplianceDesk.Replaying;

/// <summary>An uploaded file. It is kept in memory; its name is a word for people and never the path of anything.</summary>
internal sealed record Upload(string Name, Stream Content)
{
    private const int LongestName = 80;

    /// <exception cref="BadHttpRequestException">There is no file, or it is too large.</exception>
    public static async Task<Upload> ReadAsync(HttpContext context, int limit)
    {
        if (!context.Request.HasFormContentType)
        {
            var body = await RequestBody.ReadAsync(context, limit);
            return new("upload.csv", new MemoryStream(body.ToArray(), writable: false));
        }
        try
        {
            var form = await context.Request.ReadFormAsync(
                new FormOptions
                {
                    MultipartBodyLengthLimit = limit,
                    MemoryBufferThreshold = limit,
                    ValueCountLimit = 16,
                },
                context.RequestAborted
            );
            return form.Files is [var file]
                ? new(SafeName(file.FileName), file.OpenReadStream())
                : throw new BadHttpRequestException("The form holds no file, or several.");
        }
        catch (InvalidDataException problem)
            when (problem.Message.Contains("body length limit", StringComparison.Ordinal))
        {
            throw RequestBody.TooLarge(limit);
        }
        catch (Exception problem)
            when (problem is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The form ends too early, or is none.");
        }
    }

    /// <summary>The last part of a name, of letters that are seen.</summary>
    public static string SafeName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\', ':']) + 1)..];
        var seen = string.Concat(
            last.Where(letter => !char.IsControl(letter) && letter != '\uFFFD')
        );
        seen = seen.Trim().Trim('.');
        return seen.Length == 0 ? "upload.csv" : seen[..Math.Min(seen.Length, LongestName)];
    }
}
