using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace ComplianceDesk;

/// <summary>
/// The section <c>Desk</c>, key by key: what no option takes and what is no value of its option is a fault, and is left
/// out of what is bound. No fault repeats a value that could be a secret.
/// </summary>
internal sealed class DeskSettings
{
    private readonly List<string> faults = [];

    public DeskSettings(IConfigurationSection section)
    {
        // Keys with neither a value nor anything below them are as good as absent.
        var good = section
            .AsEnumerable()
            .Where(pair => pair.Value is not null && Accepts(section.Path, pair.Key, pair.Value))
            .ToList();
        Section = new ConfigurationBuilder()
            .AddInMemoryCollection(good)
            .Build()
            .GetSection(section.Path);
        Options = Section.Get<DeskOptions>() ?? new();
    }

    /// <summary>What can be bound.</summary>
    public IConfigurationSection Section { get; }

    public DeskOptions Options { get; }

    /// <summary>Everything else, each with its key.</summary>
    public IReadOnlyList<string> Faults => faults;

    private bool Accepts(string root, string key, string value)
    {
        var fault =
            key == root ? $"{key} is a text; options belong below it" : Fault(root, key, value);
        if (fault is not null)
        {
            faults.Add(fault);
        }
        return fault is null;
    }

    private static string? Fault(string root, string key, string value)
    {
        var at = root;
        var type = typeof(DeskOptions);
        PropertyInfo? option = null;
        foreach (var part in key[(root.Length + 1)..].Split(':'))
        {
            if (type == typeof(Dictionary<string, string>))
            {
                type = typeof(string);
            }
            else if (type == typeof(string) || type == typeof(int))
            {
                return $"{at} is one value; {key} is below it";
            }
            else
            {
                var options = type.GetProperties().Where(one => one.CanWrite).ToList();
                option = options.Find(one =>
                    one.Name.Equals(part, StringComparison.OrdinalIgnoreCase)
                );
                if (option is null)
                {
                    return $"{at}:{part} is no option; {Hint(part, [.. options.Select(one => one.Name)])}";
                }
                type = option.PropertyType;
            }
            at = $"{at}:{part}";
        }
        return type == typeof(int) ? NumberFault(key, value, option!)
            : type == typeof(string) ? WordFault(key, value, option!)
            : $"{key} is a text; options belong below it";
    }

    private static string? NumberFault(string key, string value, PropertyInfo option)
    {
        var range = option.GetCustomAttribute<RangeAttribute>()!;
        return
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && range.IsValid(number)
            ? null
            : $"{key} is `{value}`; it is a whole number from {range.Minimum} to {range.Maximum}, without separators";
    }

    private static string? WordFault(string key, string value, PropertyInfo option) =>
        option.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed
        && !allowed.IsValid(value)
            ? $"{key} is `{value}`; {Hint(value, [.. allowed.Values.OfType<string>()])}"
            : null;

    private static string Hint(string word, IReadOnlyList<string> known) =>
        NearMiss.Of(word, known) is { } nearest
            ? $"did you mean `{nearest}`?"
            : $"there are {string.Join(", ", known)}";
}
