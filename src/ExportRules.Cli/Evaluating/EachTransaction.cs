using System.Text.Json;
using ExportRules.Input;

namespace ExportRules.Cli.Evaluating;

/// <summary>Questions that are asked of each transaction by itself; an order's lines have to be asked one by one.</summary>
internal static class EachTransaction
{
    /// <summary>Asks and prints: text one after the other, JSON in the form of the input.</summary>
    public static int Write<T>(
        Terminal terminal,
        (InputForm Form, IReadOnlyList<TransactionInput> Inputs) read,
        bool asJson,
        Func<BoundTransaction, T> ask,
        Func<string?, T, string> text,
        Action<Utf8JsonWriter, string?, T> json
    )
    {
        var answers = new List<(string? Id, T Answer)>();
        var failed = false;
        foreach (var input in read.Inputs)
        {
            DiagnosticPrinter.Print(terminal.Error, input.Diagnostics);
            if (input.Order is not null)
            {
                throw new WrongUseException(
                    "an order has no single answer: ask for each of its transactions"
                );
            }
            if (input.HasErrors || input.Bound is not { } bound)
            {
                failed = true;
                continue;
            }
            answers.Add((input.Id, ask(bound)));
        }
        if (!asJson)
        {
            foreach (var (id, answer) in answers)
            {
                terminal.Output.Write(text(id, answer));
            }
        }
        else if (read.Form is InputForm.Array)
        {
            terminal.Output.Write(
                IndentedJson.Of(writer =>
                {
                    writer.WriteStartArray();
                    answers.ForEach(one => json(writer, one.Id, one.Answer));
                    writer.WriteEndArray();
                })
            );
        }
        else
        {
            foreach (var (id, answer) in answers)
            {
                terminal.Output.Write(
                    read.Form is InputForm.Lines
                        ? JsonText.Write(writer => json(writer, id, answer), indented: false) + "\n"
                        : IndentedJson.Of(writer => json(writer, id, answer))
                );
            }
        }
        return failed ? ExitCodes.BadInput : ExitCodes.Success;
    }
}
