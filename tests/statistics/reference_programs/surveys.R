# Cases for tests/statistics/surveys: means, proportions, ratios by R's survey.
# Call: Rscript surveys.R <folder> <seed> <cases>
# Writes rows.csv (the surveys) and estimates.csv (one row per case and group).
suppressMessages(library(survey))
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
set.seed(as.integer(arguments[2]))
cases <- as.integer(arguments[3])
lonely_choices <- c("adjust", "certainty", "remove", "average", "fail")

draw_rows <- function(case) {
  rows <- sample(c(3:8, 20, 50), 1)
  strata <- sample(1:sample(1:5, 1), rows, TRUE)
  cluster <- sample(1:sample(2:12, 1), rows, TRUE)
  data <- data.frame(
    case = case,
    flag = rbinom(rows, 1, runif(1)),
    value = round(rnorm(rows, -1, sample(c(0.1, 1, 20), 1)), 3),
    size = round(runif(rows, 0, 9), 2),
    weight = if (runif(1) < 0.3) sample(c(0, 1, 3), rows, TRUE) else round(runif(rows, 0.1, 50), 3),
    cluster = cluster, stratum = strata,
    group = sample(letters[1:sample(1:3, 1)], rows, TRUE)
  )
  data$flag[runif(rows) < 0.1] <- NA
  data$value[runif(rows) < 0.1] <- NA
  # The number of clusters there were to draw from; infinite where unknown.
  drawn <- tapply(cluster, strata, function(x) length(unique(x)))
  more <- sample(0:9, length(drawn), TRUE)
  data$population <- if (runif(1) < 0.3) (drawn + more)[as.character(strata)] else Inf
  data$lonely <- sample(lonely_choices, 1)
  data
}

by_group <- function(expression) tryCatch(suppressWarnings(expression), error = function(e) {
  if (Sys.getenv("SHOW") != "") message(conditionMessage(e))
  NULL
})

estimate <- function(data) {
  options(survey.lonely.psu = data$lonely[1])
  design <- by_group(svydesign(~cluster, strata = ~stratum, weights = ~weight,
    data = data, nest = TRUE,
    fpc = if (is.finite(data$population[1])) ~population else NULL))
  if (is.null(design)) return(NULL)
  do.call(rbind, lapply(sort(unique(data$group)), function(group) {
    part <- design[data$group == group, ]
    value <- by_group(svymean(~value, part, na.rm = TRUE, deff = "replace"))
    spread <- by_group(svyvar(~value, part, na.rm = TRUE))
    flag <- by_group(svymean(~flag, part, na.rm = TRUE))
    ratio <- by_group(svyratio(~value, ~size, part, na.rm = TRUE))
    limits <- by_group(svyciprop(~flag, part, method = "xlogit", df = degf(design), na.rm = TRUE))
    number <- function(x) if (is.null(x) || length(x) != 1) NA else as.numeric(x)
    data.frame(
      case = data$case[1], group = group, degrees = degf(design),
      mean = number(coef(value)), mean_se = number(if (!is.null(value)) SE(value)),
      deff = number(if (!is.null(value)) deff(value)),
      variance = number(if (!is.null(spread)) coef(spread)),
      share = number(coef(flag)), share_se = number(if (!is.null(flag)) SE(flag)),
      lower = number(attr(limits, "ci")[1]), upper = number(attr(limits, "ci")[2]),
      ratio = number(if (!is.null(ratio)) coef(ratio)),
      ratio_se = number(if (!is.null(ratio)) SE(ratio))
    )
  }))
}

drawn <- lapply(seq_len(cases), draw_rows)
write_exactly <- function(parts, name) {
  table <- do.call(rbind, parts)
  numbers <- vapply(table, is.double, TRUE)
  table[numbers] <- lapply(table[numbers], function(x) {
    ifelse(is.na(x), NA, sprintf("%.15g", x))
  })
  write.csv(table, file.path(folder, name), row.names = FALSE, quote = FALSE, na = "")
}
write_exactly(drawn, "rows.csv")
write_exactly(lapply(drawn, estimate), "estimates.csv")
