# Cases for tests/statistics/growth: prevalence by WHO's anthro.
# Call: Rscript prevalence.R <folder> <seed> <cases>
# Writes children.csv (one row a child: z-scores by anthro, design, group) and
# prevalence.csv (one row per case, group and estimate).
suppressMessages({library(anthro); library(survey)})
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
set.seed(as.integer(arguments[2]))
cases <- as.integer(arguments[3])

maybe_missing <- function(x, share) ifelse(runif(length(x)) < share, NA, x)

draw_children <- function(case) {
  rows <- sample(c(1:6, 12, 30, 60, 100), 1)
  age <- round(runif(rows, 0, ifelse(runif(1) < 0.3, 1900, 1826)))
  height <- 50 + 0.035 * age - 0.5 * (age / 365)^2 + rnorm(rows, -3, 5)
  weight <- 3.3 + 0.0085 * age + rnorm(rows, -0.5, 1.4)
  data.frame(
    case = case,
    sex = sample(1:2, rows, TRUE),
    age = maybe_missing(age, 0.03),
    weight = maybe_missing(pmax(weight, 1), 0.05),
    lenhei = maybe_missing(height, 0.05),
    oedema = ifelse(runif(rows) < sample(c(0, 0.05, 0.3), 1), "y", "n"),
    sw = if (runif(1) < 0.5) maybe_missing(sample(c(0, runif(1), 1, 2.5, 40), rows, TRUE), 0.03) else runif(rows, 0.2, 90),
    cluster = maybe_missing(sample(1:sample(c(1, 2, 5, 15), 1), rows, TRUE), 0.02),
    strata = maybe_missing(sample(1:sample(1:6, 1), rows, TRUE), 0.02),
    group = maybe_missing(sample(c("east", "north", "west"), rows, TRUE), 0.05)
  )
}

estimate <- function(children) {
  design <- sample(0:7, 1)
  if (design %% 2 == 0) children$sw <- NA
  if ((design %/% 2) %% 2 == 0) children$cluster <- NA
  if ((design %/% 4) %% 2 == 0) children$strata <- NA
  optional <- function(x, used) if (used) x else NULL
  with_sw <- design %% 2 == 1
  with_cluster <- (design %/% 2) %% 2 == 1
  with_strata <- (design %/% 4) %% 2 == 1
  found <- tryCatch(suppressWarnings(anthro_prevalence(
    children$sex, children$age, FALSE, children$weight, children$lenhei,
    oedema = children$oedema, othergr = children$group,
    sw = optional(children$sw, with_sw),
    cluster = optional(children$cluster, with_cluster),
    strata = optional(children$strata, with_strata)
  )), error = function(e) {message(children$case[1], ": ", conditionMessage(e)); NULL})
  if (is.null(found)) return(NULL)
  z <- suppressWarnings(anthro_zscores(
    children$sex, children$age, FALSE, children$weight, children$lenhei,
    oedema = children$oedema
  ))
  rows <- cbind(
    children[, c("case", "age", "oedema", "sw", "cluster", "strata", "group")],
    z[, c("zlen", "zwei", "zbmi", "zwfl")]
  )
  rows$design <- paste0(
    if (with_sw) "w" else "", if (with_cluster) "c" else "", if (with_strata) "s" else ""
  )
  found <- found[found$Group == "All" | grepl("^Other", found$Group), ]
  list(rows = rows, found = long_form(children$case[1], found))
}

long_form <- function(case, found) {
  codes <- sub("_r$", "", grep("_r$", names(found), value = TRUE))
  parts <- lapply(codes, function(code) {
    index <- sub("^(HA|WA|BMI|WH).*", "\\1", code)
    n <- if (grepl("HA_2_WH", code)) "HA_2_WH_2" else paste0(index, "Z")
    column <- function(suffix) {
      name <- paste0(code, suffix)
      if (name %in% names(found)) found[[name]] else NA
    }
    data.frame(
      case = case, group = sub("^Other grouping: ", "", found$Group), code = code,
      n = found[[paste0(n, "_unwpop")]], pop = found[[paste0(n, "_pop")]],
      r = column("_r"), se = column("_se"), ll = column("_ll"), ul = column("_ul"),
      stdev = column("_stdev")
    )
  })
  do.call(rbind, parts)
}

results <- lapply(seq_len(cases), function(case) estimate(draw_children(case)))
write_exactly <- function(parts, name) {
  table <- do.call(rbind, parts)
  numbers <- vapply(table, is.double, TRUE)
  table[numbers] <- lapply(table[numbers], function(x) {
    ifelse(is.na(x), NA, sprintf("%.15g", x))
  })
  write.csv(table, file.path(folder, name), row.names = FALSE, quote = FALSE, na = "")
}
write_exactly(lapply(results, `[[`, "rows"), "children.csv")
write_exactly(lapply(results, `[[`, "found"), "prevalence.csv")
