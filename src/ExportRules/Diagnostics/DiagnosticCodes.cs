namespace ExportRules;

/// <summary>Every diagnostic code. A test pairs each with a heading of <c>docs/diagnostics.md</c> and a fixture.</summary>
internal static class DiagnosticCodes
{
    // Files
    public const string FileUnreadable = "ER0001";
    public const string FileTooLarge = "ER0002";
    public const string FileEncoding = "ER0003";
    public const string FileEmpty = "ER0004";
    public const string YamlSyntax = "ER0005";
    public const string YamlTab = "ER0006";
    public const string YamlTooDeep = "ER0007";
    public const string YamlAlias = "ER0008";
    public const string YamlTag = "ER0009";
    public const string DuplicateKey = "ER0010";
    public const string SeveralDocuments = "ER0011";
    public const string ManyErrors = "ER0012";

    // Shape
    public const string UnknownKey = "ER0101";
    public const string MissingKey = "ER0102";
    public const string WrongShape = "ER0103";
    public const string MissingValue = "ER0104";
    public const string NeedsQuotes = "ER0105";
    public const string BadDate = "ER0106";
    public const string BadNumber = "ER0107";
    public const string UnknownWord = "ER0108";
    public const string BadId = "ER0109";
    public const string CommentCutsText = "ER0110";
    public const string EmptyList = "ER0111";
    public const string MissingText = "ER0112";
    public const string TooMany = "ER0113";

    // Across files
    public const string DuplicateId = "ER0201";
    public const string VersionOrder = "ER0204";
    public const string UnknownList = "ER0205";
    public const string UnknownFact = "ER0206";
    public const string UnknownAct = "ER0207";
    public const string ActDate = "ER0208";
    public const string UnknownRule = "ER0209";
    public const string OverrideCircle = "ER0210";
    public const string UnknownLicenseType = "ER0211";
    public const string UnknownBasis = "ER0212";
    public const string WrongFolder = "ER0213";
    public const string FactTooEarly = "ER0214";
    public const string OperatorMismatch = "ER0215";
    public const string StaticConflict = "ER0216";
    public const string ListChange = "ER0217";
    public const string UnknownCode = "ER0218";
    public const string NothingDeclared = "ER0219";
    public const string TableRowProblem = "ER0220";
    public const string BadPeriod = "ER0221";
    public const string BadRepeal = "ER0222";
    public const string ListKind = "ER0223";
    public const string DuplicatePolicyName = "ER0224";
    public const string OverrideStage = "ER0225";

    // Cases and the test runner
    public const string NoCases = "ER0301";
    public const string UnknownExpectation = "ER0302";
    public const string UnknownExpectedValue = "ER0303";
    public const string NothingExpected = "ER0304";
    public const string BadCaseTable = "ER0305";
    public const string DuplicateCase = "ER0306";
    public const string UnknownPolicy = "ER0307";
    public const string CaseShape = "ER0308";
    public const string NoCaseMatches = "ER0309";
    public const string StaleSurvivor = "ER0310";
    public const string BelowThreshold = "ER0311";

    // Lock and changelog
    public const string PastChanged = "ER0401";
    public const string NoLock = "ER0402";
    public const string ConsolidatedOutdated = "ER0403";
    public const string BadLockLine = "ER0404";
    public const string LockOutdated = "ER0405";

    // Transactions
    public const string JsonSyntax = "ER0501";
    public const string UnknownProperty = "ER0502";
    public const string DuplicateProperty = "ER0503";
    public const string WrongType = "ER0504";
    public const string UnknownFactWord = "ER0505";
    public const string BadTransactionDate = "ER0506";
    public const string DateTimeWithoutOffset = "ER0507";
    public const string UnknownCountry = "ER0508";
    public const string UnknownEntry = "ER0509";
    public const string OutOfRange = "ER0510";
    public const string MissingDate = "ER0511";
    public const string OriginNotCovered = "ER0512";
    public const string NoVersionInForce = "ER0513";
    public const string TooDeepOrLarge = "ER0514";
    public const string BadHsCode = "ER0515";
    public const string UnknownHeldLicense = "ER0516";
    public const string BadCurrency = "ER0517";
    public const string NoTransaction = "ER0518";
    public const string DuplicateTransactionId = "ER0519";
    public const string SuspiciousFraction = "ER0520";
    public const string ListNotTransaction = "ER0521";
    public const string TotalBelowValue = "ER0522";

    // Replay
    public const string DuplicateColumn = "ER0601";
    public const string MissingColumn = "ER0602";
    public const string UnknownColumn = "ER0603";
    public const string BadMapping = "ER0604";
    public const string FieldCount = "ER0605";
    public const string BrokenQuotes = "ER0606";
    public const string BadEncoding = "ER0607";
    public const string LineTooLong = "ER0608";
    public const string DecimalComma = "ER0609";
    public const string EmptyInput = "ER0610";
    public const string TooManyErrors = "ER0611";
    public const string ResumeMismatch = "ER0612";
    public const string InputProblem = "ER0613";
    public const string OutputProblem = "ER0614";

    // Decision records
    public const string NotARecord = "ER0701";

    // End-user lists
    public const string ListColumns = "ER0711";
    public const string ListFieldCount = "ER0712";
    public const string ListQuotes = "ER0713";
    public const string ListName = "ER0714";
    public const string ListConcern = "ER0715";
    public const string ListRepeated = "ER0716";
    public const string ListCountry = "ER0717";
    public const string ListEmpty = "ER0718";

    // Rule packs
    public const string NotAPack = "ER0721";
    public const string PackUnsigned = "ER0722";
    public const string PackKeyUnknown = "ER0723";
    public const string PackKeyExpired = "ER0724";
    public const string PackSignature = "ER0725";
    public const string PackFileAltered = "ER0726";
    public const string PackFileExtra = "ER0727";
    public const string PackFileMissing = "ER0728";
    public const string PackName = "ER0729";
    public const string PackTooLarge = "ER0730";
    public const string BadKeys = "ER0731";
}
